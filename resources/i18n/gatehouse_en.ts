<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the code in the frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little dark. Tilt the badge to the light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is unplugged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push the cable back in; we go on by ourselves. Until then use the hand scanner, or find the person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the hand scanner, or find the person by name or code.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindPerson</name>
    <message>
        <source>Find a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or scan a badge: that goes on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, company or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more. Type another word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or enter this as a code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two letters are enough. Choose with the arrow keys, then Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter this as a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Find a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the way in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the way out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No hub since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub trouble since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub refuses this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step with the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Getting the list of participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no hub yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no gate yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning starts by itself as soon as the list is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a pairing code on the hub&apos;s devices page, then run: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OccupancyPanel</name>
    <message>
        <source>Inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>Badge left at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity checked by photo document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left by an unwatched door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Scanning waits until you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff at this gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lead, standing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may decide this one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Last scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today, {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow, {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday, {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day}, {clock}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>way out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saved here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not let in yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refusal saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>badge {ending}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No luck? Find the person by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the way to the help desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No badge with them? Find the person by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The help desk can add today. Show the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them to wait beside the gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay with the person and stay friendly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the name with a photo document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person? Keep the badge, call the lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold it flat, a hand&apos;s width away. Or type the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the badge out of the glare and show it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code does not come from an event badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the square code on the badge, and show that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot check this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device cannot check who made the badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the person by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the admin that badge keys are missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not one of our badges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like ours, but we did not make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge is for a different event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the badge of this event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody on our list has this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look the person up by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer one was printed at {printed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer one was printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the newer badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This registration was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This registration was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event starts {event_start}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them to come back then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event ended {event_end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge starts {valid_from}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge starts later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge was good until {valid_until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge was for an earlier day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not approved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their registration waits for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gate is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now: {open_gates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can pass here now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the way to an open gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for this area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge opens: {access}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge does not open this area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the way to their area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}, and has not left since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge came in before, and has not left since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person? They may have left by an unwatched door. Let in with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}. Here it opens once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge came in before. Here it opens once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person? Let in with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inside} of {capacity} inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them to wait at the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again when somebody has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First entry. Badge and access are in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was here before. Badge and access are in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted as left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: {override_reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop. Cannot record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device cannot save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send people to the next gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the admin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device&apos;s clock may be wrong. Tell the admin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this device&apos;s list yet: let in by the badge alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full: {inside} of {capacity} inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly full: {inside} of {capacity} inside.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictFoot</name>
    <message>
        <source>%1 of %2 inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for the next badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
