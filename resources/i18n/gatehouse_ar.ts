<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera picture</source>
        <translation>صورة الكاميرا</translation>
    </message>
    <message>
        <source>Hold the code in the frame</source>
        <translation>ضع الرمز داخل الإطار</translation>
    </message>
    <message>
        <source>A little dark. Tilt the badge to the light.</source>
        <translation>الإضاءة ضعيفة. أمِل الشارة نحو الضوء.</translation>
    </message>
    <message>
        <source>All pictures are read</source>
        <translation>قُرئت كل الصور</translation>
    </message>
    <message>
        <source>The camera is unplugged</source>
        <translation>الكاميرا مفصولة</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>لا توجد كاميرا</translation>
    </message>
    <message>
        <source>Push the cable back in; we go on by ourselves. Until then use the hand scanner, or find the person.</source>
        <translation>أعد توصيل الكابل وسنكمل تلقائيًا. حتى ذلك الحين استخدم القارئ اليدوي أو ابحث عن الشخص.</translation>
    </message>
    <message>
        <source>Use the hand scanner, or find the person by name or code.</source>
        <translation>استخدم القارئ اليدوي، أو ابحث عن الشخص بالاسم أو الرمز.</translation>
    </message>
</context>
<context>
    <name>FindPerson</name>
    <message>
        <source>Find a person</source>
        <translation>بحث عن شخص</translation>
    </message>
    <message>
        <source>Or scan a badge: that goes on working.</source>
        <translation>أو امسح شارة: المسح ما زال يعمل.</translation>
    </message>
    <message>
        <source>Name, company or code</source>
        <translation>الاسم أو الجهة أو الرمز</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>الأشخاص الذين وُجدوا</translation>
    </message>
    <message>
        <source>There are more. Type another word.</source>
        <translation>هناك المزيد. اكتب كلمة أخرى.</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or enter this as a code.</source>
        <translation>لم نجد أحدًا. جرّب حروفًا أقل، أو أدخل هذا كرمز.</translation>
    </message>
    <message>
        <source>Two letters are enough. Choose with the arrow keys, then Enter.</source>
        <translation>يكفي حرفان. اختر بأسهم لوحة المفاتيح ثم Enter.</translation>
    </message>
    <message>
        <source>Enter this as a code</source>
        <translation>أدخل هذا كرمز</translation>
    </message>
    <message>
        <source>Check this person</source>
        <translation>تحقق من هذا الشخص</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Find a person</source>
        <translation>بحث عن شخص</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>كاميرا أخرى</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>تباين أقل</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>تباين أكثر</translation>
    </message>
    <message>
        <source>Count the way in</source>
        <translation>عدّ الداخلين</translation>
    </message>
    <message>
        <source>Count the way out</source>
        <translation>عدّ الخارجين</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No hub since %1</source>
        <translation>لا اتصال منذ %1</translation>
    </message>
    <message>
        <source>Hub trouble since %1</source>
        <translation>خلل في المركز منذ %1</translation>
    </message>
    <message>
        <source>Hub refuses this device</source>
        <translation>المركز يرفض هذا الجهاز</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>نبحث عن المركز</translation>
    </message>
    <message>
        <source>In step with the hub</source>
        <translation>متزامن مع المركز</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 للإرسال</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Getting the list of participants</source>
        <translation>نجلب قائمة المشاركين</translation>
    </message>
    <message>
        <source>This device has no hub yet</source>
        <translation>لا مركز لهذا الجهاز بعد</translation>
    </message>
    <message>
        <source>This device has no gate yet</source>
        <translation>لا بوابة لهذا الجهاز بعد</translation>
    </message>
    <message>
        <source>Scanning starts by itself as soon as the list is here.</source>
        <translation>يبدأ المسح تلقائيًا عند وصول القائمة.</translation>
    </message>
    <message>
        <source>Make a pairing code on the hub&apos;s devices page, then run: %1</source>
        <translation>أنشئ رمز إقران في صفحة الأجهزة بالمركز، ثم شغّل: %1</translation>
    </message>
</context>
<context>
    <name>OccupancyPanel</name>
    <message>
        <source>Inside</source>
        <translation>في الداخل</translation>
    </message>
    <message>
        <source>Inside, %1</source>
        <translation>في الداخل، %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>ممتلئ</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>شبه ممتلئ</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>يوجد مكان</translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>Badge left at home</source>
        <translation>نسي الشارة في البيت</translation>
    </message>
    <message>
        <source>Identity checked by photo document</source>
        <translation>تحققنا من الهوية بوثيقة مصورة</translation>
    </message>
    <message>
        <source>Left by an unwatched door</source>
        <translation>خرج من باب غير مراقب</translation>
    </message>
    <message>
        <source>Badge cannot be read</source>
        <translation>تعذرت قراءة الشارة</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>إدخال مع ذكر السبب</translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation>إدخال %1</translation>
    </message>
    <message>
        <source>%1. Scanning waits until you are done.</source>
        <translation>%1. المسح متوقف حتى تنتهي.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>لماذا</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>أو بكلماتك</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>اختر السبب أولًا.</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>إدخال من الموظف</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Who decides</source>
        <translation>من يقرر</translation>
    </message>
    <message>
        <source>Staff at this gate</source>
        <translation>موظف هذه البوابة</translation>
    </message>
    <message>
        <source>The lead, standing here</source>
        <translation>المسؤول، وهو هنا</translation>
    </message>
    <message>
        <source>Only a lead may decide this one.</source>
        <translation>لا يقرر هذا إلا المسؤول.</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Last scans</source>
        <translation>آخر عمليات المسح</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today, {clock}</source>
        <translation>اليوم، {clock}</translation>
    </message>
    <message>
        <source>tomorrow, {clock}</source>
        <translation>غدًا، {clock}</translation>
    </message>
    <message>
        <source>yesterday, {clock}</source>
        <translation>أمس، {clock}</translation>
    </message>
    <message>
        <source>on {day}, {clock}</source>
        <translation>{day}، {clock}</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>way out</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>way in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <source>%1 saved here</source>
        <translation>%1 محفوظة هنا</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Let in</source>
        <translation>اسمح بالدخول</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>إدخال من الموظف</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>اسأل أولًا</translation>
    </message>
    <message>
        <source>Do not let in yet</source>
        <translation>لا تُدخله بعد</translation>
    </message>
    <message>
        <source>Let out</source>
        <translation>اسمح بالخروج</translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>حُفظ على هذا الجهاز</translation>
    </message>
    <message>
        <source>Refusal saved here</source>
        <translation>حُفظ الرفض هنا</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>لم يُحفظ شيء</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}، {second}</translation>
    </message>
    <message>
        <source>badge {ending}</source>
        <translation>شارة {ending}</translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation>شارة {number}</translation>
    </message>
    <message>
        <source>No luck? Find the person by name.</source>
        <translation>لم تنجح؟ ابحث عن الشخص بالاسم.</translation>
    </message>
    <message>
        <source>Show the way to the help desk.</source>
        <translation>دُلّه على مكتب المساعدة.</translation>
    </message>
    <message>
        <source>Keep the badge.</source>
        <translation>احتفظ بالشارة.</translation>
    </message>
    <message>
        <source>Call the lead.</source>
        <translation>نادِ المسؤول.</translation>
    </message>
    <message>
        <source>No badge with them? Find the person by name.</source>
        <translation>لا شارة معه؟ ابحث عنه بالاسم.</translation>
    </message>
    <message>
        <source>The help desk can add today. Show the way.</source>
        <translation>يمكن لمكتب المساعدة إضافة اليوم. دُلّه على الطريق.</translation>
    </message>
    <message>
        <source>Ask them to wait beside the gate.</source>
        <translation>اطلب منه الانتظار بجانب البوابة.</translation>
    </message>
    <message>
        <source>Stay with the person and stay friendly.</source>
        <translation>ابقَ مع الشخص وكن لطيفًا.</translation>
    </message>
    <message>
        <source>Compare the name with a photo document.</source>
        <translation>قارن الاسم بوثيقة مصورة.</translation>
    </message>
    <message>
        <source>Another person? Keep the badge, call the lead.</source>
        <translation>شخص آخر؟ احتفظ بالشارة ونادِ المسؤول.</translation>
    </message>
    <message>
        <source>Cannot read this</source>
        <translation>تعذرت القراءة</translation>
    </message>
    <message>
        <source>Hold it flat, a hand&apos;s width away. Or type the code.</source>
        <translation>أمسكها مستوية على بعد كف. أو اكتب الرمز.</translation>
    </message>
    <message>
        <source>Turn the badge out of the glare and show it again.</source>
        <translation>أبعد الشارة عن الانعكاس واعرضها ثانية.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>رمز آخر</translation>
    </message>
    <message>
        <source>This code does not come from an event badge.</source>
        <translation>هذا الرمز ليس من شارة فعالية.</translation>
    </message>
    <message>
        <source>Look for the square code on the badge, and show that one.</source>
        <translation>ابحث عن الرمز المربع على الشارة واعرضه.</translation>
    </message>
    <message>
        <source>Cannot check this</source>
        <translation>تعذر التحقق</translation>
    </message>
    <message>
        <source>This device cannot check who made the badge.</source>
        <translation>لا يستطيع هذا الجهاز التحقق ممن أصدر الشارة.</translation>
    </message>
    <message>
        <source>Find the person by name.</source>
        <translation>ابحث عن الشخص بالاسم.</translation>
    </message>
    <message>
        <source>Tell the admin that badge keys are missing here.</source>
        <translation>أخبر المشرف أن مفاتيح الشارات ناقصة هنا.</translation>
    </message>
    <message>
        <source>Not one of our badges</source>
        <translation>ليست من شاراتنا</translation>
    </message>
    <message>
        <source>It looks like ours, but we did not make it.</source>
        <translation>تشبه شاراتنا، لكننا لم نصدرها.</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>فعالية أخرى</translation>
    </message>
    <message>
        <source>This badge is for a different event.</source>
        <translation>هذه الشارة لفعالية أخرى.</translation>
    </message>
    <message>
        <source>Ask for the badge of this event.</source>
        <translation>اطلب شارة هذه الفعالية.</translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation>ليس في قائمتنا</translation>
    </message>
    <message>
        <source>Nobody on our list has this code.</source>
        <translation>لا أحد في قائمتنا يحمل هذا الرمز.</translation>
    </message>
    <message>
        <source>Look the person up by name.</source>
        <translation>ابحث عن الشخص بالاسم.</translation>
    </message>
    <message>
        <source>Older badge</source>
        <translation>شارة قديمة</translation>
    </message>
    <message>
        <source>A newer one was printed at {printed}.</source>
        <translation>طُبعت شارة أحدث في {printed}.</translation>
    </message>
    <message>
        <source>A newer one was printed.</source>
        <translation>طُبعت شارة أحدث.</translation>
    </message>
    <message>
        <source>Ask for the newer badge.</source>
        <translation>اطلب الشارة الأحدث.</translation>
    </message>
    <message>
        <source>Badge withdrawn</source>
        <translation>شارة ملغاة</translation>
    </message>
    <message>
        <source>This registration was taken back.</source>
        <translation>سُحب هذا التسجيل.</translation>
    </message>
    <message>
        <source>This registration was cancelled.</source>
        <translation>أُلغي هذا التسجيل.</translation>
    </message>
    <message>
        <source>Call the lead</source>
        <translation>نادِ المسؤول</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>ليس بعد</translation>
    </message>
    <message>
        <source>The event starts {event_start}.</source>
        <translation>تبدأ الفعالية {event_start}.</translation>
    </message>
    <message>
        <source>Ask them to come back then.</source>
        <translation>اطلب منه العودة حينها.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>انتهت</translation>
    </message>
    <message>
        <source>The event ended {event_end}.</source>
        <translation>انتهت الفعالية {event_end}.</translation>
    </message>
    <message>
        <source>This badge starts {valid_from}.</source>
        <translation>تبدأ هذه الشارة {valid_from}.</translation>
    </message>
    <message>
        <source>This badge starts later.</source>
        <translation>تبدأ هذه الشارة لاحقًا.</translation>
    </message>
    <message>
        <source>This badge was good until {valid_until}.</source>
        <translation>كانت هذه الشارة صالحة حتى {valid_until}.</translation>
    </message>
    <message>
        <source>This badge was for an earlier day.</source>
        <translation>كانت هذه الشارة ليوم سابق.</translation>
    </message>
    <message>
        <source>Not approved yet</source>
        <translation>لم يُقبل بعد</translation>
    </message>
    <message>
        <source>Their registration waits for a decision.</source>
        <translation>تسجيله ينتظر قرارًا.</translation>
    </message>
    <message>
        <source>This gate is closed</source>
        <translation>هذه البوابة مغلقة</translation>
    </message>
    <message>
        <source>Open now: {open_gates}.</source>
        <translation>المفتوح الآن: {open_gates}.</translation>
    </message>
    <message>
        <source>Nobody can pass here now.</source>
        <translation>لا يمكن المرور من هنا الآن.</translation>
    </message>
    <message>
        <source>Show the way to an open gate.</source>
        <translation>دُلّه على بوابة مفتوحة.</translation>
    </message>
    <message>
        <source>Not for this area</source>
        <translation>ليست لهذه المنطقة</translation>
    </message>
    <message>
        <source>This badge opens: {access}.</source>
        <translation>تفتح هذه الشارة: {access}.</translation>
    </message>
    <message>
        <source>This badge does not open this area.</source>
        <translation>لا تفتح هذه الشارة هذه المنطقة.</translation>
    </message>
    <message>
        <source>Show the way to their area.</source>
        <translation>دُلّه على منطقته.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>في الداخل بالفعل</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}, and has not left since.</source>
        <translation>دخلت هذه الشارة من {came_in_gate} في {came_in} ولم تخرج بعد.</translation>
    </message>
    <message>
        <source>This badge came in before, and has not left since.</source>
        <translation>دخلت هذه الشارة من قبل ولم تخرج بعد.</translation>
    </message>
    <message>
        <source>Same person? They may have left by an unwatched door. Let in with a reason.</source>
        <translation>الشخص نفسه؟ ربما خرج من باب غير مراقب. أدخله مع ذكر السبب.</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>استُخدمت من قبل</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}. Here it opens once.</source>
        <translation>دخلت هذه الشارة من {came_in_gate} في {came_in}. هنا تفتح مرة واحدة.</translation>
    </message>
    <message>
        <source>This badge came in before. Here it opens once.</source>
        <translation>دخلت هذه الشارة من قبل. هنا تفتح مرة واحدة.</translation>
    </message>
    <message>
        <source>Same person? Let in with a reason.</source>
        <translation>الشخص نفسه؟ أدخله مع ذكر السبب.</translation>
    </message>
    <message>
        <source>Full for now</source>
        <translation>ممتلئ حاليًا</translation>
    </message>
    <message>
        <source>{inside} of {capacity} inside.</source>
        <translation>{inside} من {capacity} في الداخل.</translation>
    </message>
    <message>
        <source>Ask them to wait at the line.</source>
        <translation>اطلب منه الانتظار عند الخط.</translation>
    </message>
    <message>
        <source>Scan again when somebody has left.</source>
        <translation>امسح ثانية عندما يخرج أحد.</translation>
    </message>
    <message>
        <source>First entry. Badge and access are in order.</source>
        <translation>أول دخول. الشارة والصلاحية سليمتان.</translation>
    </message>
    <message>
        <source>Was here before. Badge and access are in order.</source>
        <translation>كان هنا من قبل. الشارة والصلاحية سليمتان.</translation>
    </message>
    <message>
        <source>Counted as left.</source>
        <translation>حُسب خارجًا.</translation>
    </message>
    <message>
        <source>Reason: {override_reason}.</source>
        <translation>السبب: {override_reason}.</translation>
    </message>
    <message>
        <source>Stop. Cannot record.</source>
        <translation>توقف. لا يمكن التسجيل.</translation>
    </message>
    <message>
        <source>This device cannot save.</source>
        <translation>لا يستطيع هذا الجهاز الحفظ.</translation>
    </message>
    <message>
        <source>Send people to the next gate.</source>
        <translation>أرسل الناس إلى البوابة التالية.</translation>
    </message>
    <message>
        <source>Call the admin.</source>
        <translation>نادِ المشرف.</translation>
    </message>
    <message>
        <source>This device&apos;s clock may be wrong. Tell the admin.</source>
        <translation>قد تكون ساعة هذا الجهاز خاطئة. أخبر المشرف.</translation>
    </message>
    <message>
        <source>Not on this device&apos;s list yet: let in by the badge alone.</source>
        <translation>ليس في قائمة هذا الجهاز بعد: أُدخل بالشارة وحدها.</translation>
    </message>
    <message>
        <source>Full: {inside} of {capacity} inside.</source>
        <translation>ممتلئ: {inside} من {capacity} في الداخل.</translation>
    </message>
    <message>
        <source>Nearly full: {inside} of {capacity} inside.</source>
        <translation>شبه ممتلئ: {inside} من {capacity} في الداخل.</translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>What to do</source>
        <translation>ما العمل</translation>
    </message>
    <message>
        <source>Next badge</source>
        <translation>الشارة التالية</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>إدخال مع ذكر السبب</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>بحث عن شخص</translation>
    </message>
</context>
<context>
    <name>VerdictFoot</name>
    <message>
        <source>%1 of %2 inside</source>
        <translation>%1 من %2 في الداخل</translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation>%1 في الداخل</translation>
    </message>
    <message>
        <source>Ready for the next badge</source>
        <translation>جاهز للشارة التالية</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>السبب: %1</translation>
    </message>
</context>
</TS>
