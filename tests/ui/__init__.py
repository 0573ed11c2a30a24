"""The screens, driven as people drive them: by pointer, touch and keys, off-screen."""
