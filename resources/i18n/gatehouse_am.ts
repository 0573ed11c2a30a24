<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="am" sourcelanguage="en">
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera picture</source>
        <translation>የካሜራ ምስል</translation>
    </message>
    <message>
        <source>Hold the code in the frame</source>
        <translation>ኮዱን በክፈፉ ውስጥ ይያዙ</translation>
    </message>
    <message>
        <source>A little dark. Tilt the badge to the light.</source>
        <translation>ትንሽ ጨለማ ነው። ባጁን ወደ ብርሃን ያዙሩ።</translation>
    </message>
    <message>
        <source>All pictures are read</source>
        <translation>ሁሉም ምስሎች ተነበዋል</translation>
    </message>
    <message>
        <source>The camera is unplugged</source>
        <translation>ካሜራው ተነቅሏል</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>ካሜራ የለም</translation>
    </message>
    <message>
        <source>Push the cable back in; we go on by ourselves. Until then use the hand scanner, or find the person.</source>
        <translation>ገመዱን መልሰው ይሰኩ፤ በራሱ ይቀጥላል። እስከዚያ የእጅ አንባቢ ይጠቀሙ ወይም ሰውየውን ይፈልጉ።</translation>
    </message>
    <message>
        <source>Use the hand scanner, or find the person by name or code.</source>
        <translation>የእጅ አንባቢ ይጠቀሙ ወይም ሰውየውን በስም ወይም በኮድ ይፈልጉ።</translation>
    </message>
</context>
<context>
    <name>FindPerson</name>
    <message>
        <source>Find a person</source>
        <translation>ሰው ፈልግ</translation>
    </message>
    <message>
        <source>Or scan a badge: that goes on working.</source>
        <translation>ወይም ባጅ ያስነብቡ፦ አሁንም ይሠራል።</translation>
    </message>
    <message>
        <source>Name, company or code</source>
        <translation>ስም፣ ድርጅት ወይም ኮድ</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>የተገኙ ሰዎች</translation>
    </message>
    <message>
        <source>There are more. Type another word.</source>
        <translation>ሌሎችም አሉ። ተጨማሪ ቃል ይጻፉ።</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or enter this as a code.</source>
        <translation>ማንም አልተገኘም። ጥቂት ፊደላት ይሞክሩ ወይም ይህን እንደ ኮድ ያስገቡ።</translation>
    </message>
    <message>
        <source>Two letters are enough. Choose with the arrow keys, then Enter.</source>
        <translation>ሁለት ፊደላት ይበቃሉ። በቀስት ቁልፎች ይምረጡ፣ ከዚያ Enter።</translation>
    </message>
    <message>
        <source>Enter this as a code</source>
        <translation>እንደ ኮድ አስገባ</translation>
    </message>
    <message>
        <source>Check this person</source>
        <translation>ይህን ሰው አረጋግጥ</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Find a person</source>
        <translation>ሰው ፈልግ</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>ሌላ ካሜራ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ቋንቋ</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>ንፅፅር ቀንስ</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>ንፅፅር ጨምር</translation>
    </message>
    <message>
        <source>Count the way in</source>
        <translation>መግቢያ ቁጠር</translation>
    </message>
    <message>
        <source>Count the way out</source>
        <translation>መውጫ ቁጠር</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Language</source>
        <translation>ቋንቋ</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No hub since %1</source>
        <translation>ከ%1 ጀምሮ ማዕከል የለም</translation>
    </message>
    <message>
        <source>Hub trouble since %1</source>
        <translation>ከ%1 ጀምሮ የማዕከል ችግር</translation>
    </message>
    <message>
        <source>Hub refuses this device</source>
        <translation>ማዕከሉ ይህን መሣሪያ አይቀበልም</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>ማዕከሉን በመፈለግ ላይ</translation>
    </message>
    <message>
        <source>In step with the hub</source>
        <translation>ከማዕከሉ ጋር የተጣጣመ</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 የሚላኩ</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Getting the list of participants</source>
        <translation>የተሳታፊዎች ዝርዝር እየመጣ ነው</translation>
    </message>
    <message>
        <source>This device has no hub yet</source>
        <translation>ይህ መሣሪያ ገና ማዕከል የለውም</translation>
    </message>
    <message>
        <source>This device has no gate yet</source>
        <translation>ይህ መሣሪያ ገና በር የለውም</translation>
    </message>
    <message>
        <source>Scanning starts by itself as soon as the list is here.</source>
        <translation>ዝርዝሩ እንደደረሰ ማንበብ በራሱ ይጀምራል።</translation>
    </message>
    <message>
        <source>Make a pairing code on the hub&apos;s devices page, then run: %1</source>
        <translation>በማዕከሉ የመሣሪያዎች ገጽ ላይ የማጣመሪያ ኮድ ይፍጠሩ፣ ከዚያ ያስኪዱ፦ %1</translation>
    </message>
</context>
<context>
    <name>OccupancyPanel</name>
    <message>
        <source>Inside</source>
        <translation>ውስጥ</translation>
    </message>
    <message>
        <source>Inside, %1</source>
        <translation>ውስጥ፣ %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>ከ%1</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>ሞልቷል</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>ሊሞላ ነው</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>ቦታ አለ</translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>Badge left at home</source>
        <translation>ባጅ ቤት ተረስቷል</translation>
    </message>
    <message>
        <source>Identity checked by photo document</source>
        <translation>ማንነት በፎቶ መታወቂያ ተረጋግጧል</translation>
    </message>
    <message>
        <source>Left by an unwatched door</source>
        <translation>በማይጠበቅ በር ወጥቷል</translation>
    </message>
    <message>
        <source>Badge cannot be read</source>
        <translation>ባጁ ሊነበብ አይችልም</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>በምክንያት አስገባ</translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation>%1 ይግቡ</translation>
    </message>
    <message>
        <source>%1. Scanning waits until you are done.</source>
        <translation>%1። እስኪጨርሱ ማንበብ ይቆያል።</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>ለምን</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>ወይም በራስዎ ቃላት</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>መጀመሪያ ምክንያት ይምረጡ።</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>በሠራተኛ የገባ</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Who decides</source>
        <translation>ማን ይወስናል</translation>
    </message>
    <message>
        <source>Staff at this gate</source>
        <translation>የዚህ በር ሠራተኛ</translation>
    </message>
    <message>
        <source>The lead, standing here</source>
        <translation>እዚህ ያለው ኃላፊ</translation>
    </message>
    <message>
        <source>Only a lead may decide this one.</source>
        <translation>ይህን መወሰን የሚችለው ኃላፊ ብቻ ነው።</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Back</source>
        <translation>ተመለስ</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Last scans</source>
        <translation>የመጨረሻ ንባቦች</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today, {clock}</source>
        <translation>ዛሬ፣ {clock}</translation>
    </message>
    <message>
        <source>tomorrow, {clock}</source>
        <translation>ነገ፣ {clock}</translation>
    </message>
    <message>
        <source>yesterday, {clock}</source>
        <translation>ትናንት፣ {clock}</translation>
    </message>
    <message>
        <source>on {day}, {clock}</source>
        <translation>{day}፣ {clock}</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>way out</source>
        <translation>መውጫ</translation>
    </message>
    <message>
        <source>way in</source>
        <translation>መግቢያ</translation>
    </message>
    <message>
        <source>%1 saved here</source>
        <translation>%1 እዚህ ተቀምጠዋል</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Let in</source>
        <translation>ያስገቡ</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>በሠራተኛ የገባ</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>መጀመሪያ ይጠይቁ</translation>
    </message>
    <message>
        <source>Do not let in yet</source>
        <translation>ገና አያስገቡ</translation>
    </message>
    <message>
        <source>Let out</source>
        <translation>ያስወጡ</translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>በዚህ መሣሪያ ተቀምጧል</translation>
    </message>
    <message>
        <source>Refusal saved here</source>
        <translation>እምቢታው ተቀምጧል</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>ምንም አልተቀመጠም</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}፣ {second}</translation>
    </message>
    <message>
        <source>badge {ending}</source>
        <translation>ባጅ {ending}</translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation>ባጅ {number}</translation>
    </message>
    <message>
        <source>No luck? Find the person by name.</source>
        <translation>አልሠራም? ሰውየውን በስም ይፈልጉ።</translation>
    </message>
    <message>
        <source>Show the way to the help desk.</source>
        <translation>ወደ እርዳታ ጠረጴዛው ያመልክቱ።</translation>
    </message>
    <message>
        <source>Keep the badge.</source>
        <translation>ባጁን ይያዙ።</translation>
    </message>
    <message>
        <source>Call the lead.</source>
        <translation>ኃላፊውን ይጥሩ።</translation>
    </message>
    <message>
        <source>No badge with them? Find the person by name.</source>
        <translation>ባጅ የለም? ሰውየውን በስም ይፈልጉ።</translation>
    </message>
    <message>
        <source>The help desk can add today. Show the way.</source>
        <translation>የእርዳታ ጠረጴዛው ዛሬን ሊጨምር ይችላል። መንገዱን ያሳዩ።</translation>
    </message>
    <message>
        <source>Ask them to wait beside the gate.</source>
        <translation>ከበሩ ጎን እንዲጠብቁ ይጠይቁ።</translation>
    </message>
    <message>
        <source>Stay with the person and stay friendly.</source>
        <translation>ከሰውየው ጋር ይቆዩ፣ በትህትና።</translation>
    </message>
    <message>
        <source>Compare the name with a photo document.</source>
        <translation>ስሙን ከፎቶ መታወቂያ ጋር ያወዳድሩ።</translation>
    </message>
    <message>
        <source>Another person? Keep the badge, call the lead.</source>
        <translation>ሌላ ሰው ነው? ባጁን ይያዙ፣ ኃላፊውን ይጥሩ።</translation>
    </message>
    <message>
        <source>Cannot read this</source>
        <translation>ይህን ማንበብ አልተቻለም</translation>
    </message>
    <message>
        <source>Hold it flat, a hand&apos;s width away. Or type the code.</source>
        <translation>ጠፍጣፋ አድርገው በእጅ ስፋት ርቀት ይያዙ። ወይም ኮዱን ይጻፉ።</translation>
    </message>
    <message>
        <source>Turn the badge out of the glare and show it again.</source>
        <translation>ባጁን ከነጸብራቅ አውጥተው እንደገና ያሳዩ።</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>ሌላ ኮድ</translation>
    </message>
    <message>
        <source>This code does not come from an event badge.</source>
        <translation>ይህ ኮድ ከዝግጅት ባጅ አይደለም።</translation>
    </message>
    <message>
        <source>Look for the square code on the badge, and show that one.</source>
        <translation>በባጁ ላይ ያለውን አራት ማዕዘን ኮድ ፈልገው ያሳዩ።</translation>
    </message>
    <message>
        <source>Cannot check this</source>
        <translation>ይህን ማረጋገጥ አልተቻለም</translation>
    </message>
    <message>
        <source>This device cannot check who made the badge.</source>
        <translation>ይህ መሣሪያ ባጁን ማን እንደሠራ ማረጋገጥ አይችልም።</translation>
    </message>
    <message>
        <source>Find the person by name.</source>
        <translation>ሰውየውን በስም ይፈልጉ።</translation>
    </message>
    <message>
        <source>Tell the admin that badge keys are missing here.</source>
        <translation>የባጅ ቁልፎች እዚህ እንደጎደሉ ለአስተዳዳሪው ይንገሩ።</translation>
    </message>
    <message>
        <source>Not one of our badges</source>
        <translation>የእኛ ባጅ አይደለም</translation>
    </message>
    <message>
        <source>It looks like ours, but we did not make it.</source>
        <translation>የእኛን ይመስላል፣ ግን እኛ አልሠራነውም።</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>ሌላ ዝግጅት</translation>
    </message>
    <message>
        <source>This badge is for a different event.</source>
        <translation>ይህ ባጅ ለሌላ ዝግጅት ነው።</translation>
    </message>
    <message>
        <source>Ask for the badge of this event.</source>
        <translation>የዚህን ዝግጅት ባጅ ይጠይቁ።</translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation>በዝርዝራችን የለም</translation>
    </message>
    <message>
        <source>Nobody on our list has this code.</source>
        <translation>በዝርዝራችን ይህ ኮድ ያለው ማንም የለም።</translation>
    </message>
    <message>
        <source>Look the person up by name.</source>
        <translation>ሰውየውን በስም ይፈልጉ።</translation>
    </message>
    <message>
        <source>Older badge</source>
        <translation>የቆየ ባጅ</translation>
    </message>
    <message>
        <source>A newer one was printed at {printed}.</source>
        <translation>አዲስ በ{printed} ታትሟል።</translation>
    </message>
    <message>
        <source>A newer one was printed.</source>
        <translation>አዲስ ታትሟል።</translation>
    </message>
    <message>
        <source>Ask for the newer badge.</source>
        <translation>አዲሱን ባጅ ይጠይቁ።</translation>
    </message>
    <message>
        <source>Badge withdrawn</source>
        <translation>ባጁ ተሽሯል</translation>
    </message>
    <message>
        <source>This registration was taken back.</source>
        <translation>ይህ ምዝገባ ተመልሶ ተወስዷል።</translation>
    </message>
    <message>
        <source>This registration was cancelled.</source>
        <translation>ይህ ምዝገባ ተሰርዟል።</translation>
    </message>
    <message>
        <source>Call the lead</source>
        <translation>ኃላፊውን ይጥሩ</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>ገና ነው</translation>
    </message>
    <message>
        <source>The event starts {event_start}.</source>
        <translation>ዝግጅቱ የሚጀምረው {event_start}።</translation>
    </message>
    <message>
        <source>Ask them to come back then.</source>
        <translation>ያኔ እንዲመለሱ ይጠይቁ።</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>አብቅቷል</translation>
    </message>
    <message>
        <source>The event ended {event_end}.</source>
        <translation>ዝግጅቱ ያበቃው {event_end}።</translation>
    </message>
    <message>
        <source>This badge starts {valid_from}.</source>
        <translation>ይህ ባጅ የሚጀምረው {valid_from}።</translation>
    </message>
    <message>
        <source>This badge starts later.</source>
        <translation>ይህ ባጅ በኋላ ይጀምራል።</translation>
    </message>
    <message>
        <source>This badge was good until {valid_until}.</source>
        <translation>ይህ ባጅ የሚያገለግለው እስከ {valid_until} ነበር።</translation>
    </message>
    <message>
        <source>This badge was for an earlier day.</source>
        <translation>ይህ ባጅ ላለፈ ቀን ነበር።</translation>
    </message>
    <message>
        <source>Not approved yet</source>
        <translation>ገና አልጸደቀም</translation>
    </message>
    <message>
        <source>Their registration waits for a decision.</source>
        <translation>ምዝገባው ውሳኔ ይጠብቃል።</translation>
    </message>
    <message>
        <source>This gate is closed</source>
        <translation>ይህ በር ተዘግቷል</translation>
    </message>
    <message>
        <source>Open now: {open_gates}.</source>
        <translation>አሁን ክፍት፦ {open_gates}።</translation>
    </message>
    <message>
        <source>Nobody can pass here now.</source>
        <translation>አሁን እዚህ ማንም ማለፍ አይችልም።</translation>
    </message>
    <message>
        <source>Show the way to an open gate.</source>
        <translation>ወደ ክፍት በር ያመልክቱ።</translation>
    </message>
    <message>
        <source>Not for this area</source>
        <translation>ለዚህ ቦታ አይደለም</translation>
    </message>
    <message>
        <source>This badge opens: {access}.</source>
        <translation>ይህ ባጅ የሚከፍተው፦ {access}።</translation>
    </message>
    <message>
        <source>This badge does not open this area.</source>
        <translation>ይህ ባጅ ይህን ቦታ አይከፍትም።</translation>
    </message>
    <message>
        <source>Show the way to their area.</source>
        <translation>ወደ ቦታቸው ያመልክቱ።</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>ቀድሞ ገብቷል</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}, and has not left since.</source>
        <translation>ይህ ባጅ በ{came_in_gate} በ{came_in} ገብቷል፣ አልወጣም።</translation>
    </message>
    <message>
        <source>This badge came in before, and has not left since.</source>
        <translation>ይህ ባጅ ቀድሞ ገብቷል፣ አልወጣም።</translation>
    </message>
    <message>
        <source>Same person? They may have left by an unwatched door. Let in with a reason.</source>
        <translation>ተመሳሳይ ሰው? በማይጠበቅ በር ወጥተው ይሆናል። በምክንያት ያስገቡ።</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>ቀድሞ ጥቅም ላይ ውሏል</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}. Here it opens once.</source>
        <translation>ይህ ባጅ በ{came_in_gate} በ{came_in} ገብቷል። እዚህ አንዴ ብቻ ይከፍታል።</translation>
    </message>
    <message>
        <source>This badge came in before. Here it opens once.</source>
        <translation>ይህ ባጅ ቀድሞ ገብቷል። እዚህ አንዴ ብቻ ይከፍታል።</translation>
    </message>
    <message>
        <source>Same person? Let in with a reason.</source>
        <translation>ተመሳሳይ ሰው? በምክንያት ያስገቡ።</translation>
    </message>
    <message>
        <source>Full for now</source>
        <translation>ለአሁን ሞልቷል</translation>
    </message>
    <message>
        <source>{inside} of {capacity} inside.</source>
        <translation>ከ{capacity} {inside} ውስጥ ናቸው።</translation>
    </message>
    <message>
        <source>Ask them to wait at the line.</source>
        <translation>በመስመሩ ላይ እንዲጠብቁ ይጠይቁ።</translation>
    </message>
    <message>
        <source>Scan again when somebody has left.</source>
        <translation>ሰው ሲወጣ እንደገና ያስነብቡ።</translation>
    </message>
    <message>
        <source>First entry. Badge and access are in order.</source>
        <translation>የመጀመሪያ መግቢያ። ባጅና ፈቃድ ትክክል ናቸው።</translation>
    </message>
    <message>
        <source>Was here before. Badge and access are in order.</source>
        <translation>ቀድሞ ነበሩ። ባጅና ፈቃድ ትክክል ናቸው።</translation>
    </message>
    <message>
        <source>Counted as left.</source>
        <translation>እንደወጣ ተቆጥሯል።</translation>
    </message>
    <message>
        <source>Reason: {override_reason}.</source>
        <translation>ምክንያት፦ {override_reason}።</translation>
    </message>
    <message>
        <source>Stop. Cannot record.</source>
        <translation>ቁም። መመዝገብ አይቻልም።</translation>
    </message>
    <message>
        <source>This device cannot save.</source>
        <translation>ይህ መሣሪያ ማስቀመጥ አይችልም።</translation>
    </message>
    <message>
        <source>Send people to the next gate.</source>
        <translation>ሰዎችን ወደ ቀጣዩ በር ይላኩ።</translation>
    </message>
    <message>
        <source>Call the admin.</source>
        <translation>አስተዳዳሪውን ይጥሩ።</translation>
    </message>
    <message>
        <source>This device&apos;s clock may be wrong. Tell the admin.</source>
        <translation>የዚህ መሣሪያ ሰዓት ትክክል ላይሆን ይችላል። ለአስተዳዳሪው ይንገሩ።</translation>
    </message>
    <message>
        <source>Not on this device&apos;s list yet: let in by the badge alone.</source>
        <translation>ገና በዚህ መሣሪያ ዝርዝር የለም፦ በባጁ ብቻ ገብቷል።</translation>
    </message>
    <message>
        <source>Full: {inside} of {capacity} inside.</source>
        <translation>ሞልቷል፦ ከ{capacity} {inside} ውስጥ።</translation>
    </message>
    <message>
        <source>Nearly full: {inside} of {capacity} inside.</source>
        <translation>ሊሞላ ነው፦ ከ{capacity} {inside} ውስጥ።</translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>What to do</source>
        <translation>ምን ማድረግ</translation>
    </message>
    <message>
        <source>Next badge</source>
        <translation>ቀጣይ ባጅ</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>በምክንያት አስገባ</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>ፈልግ</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>ሰው ፈልግ</translation>
    </message>
</context>
<context>
    <name>VerdictFoot</name>
    <message>
        <source>%1 of %2 inside</source>
        <translation>ከ%2 %1 ውስጥ</translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation>%1 ውስጥ</translation>
    </message>
    <message>
        <source>Ready for the next badge</source>
        <translation>ለቀጣዩ ባጅ ዝግጁ</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>ምክንያት፦ %1</translation>
    </message>
</context>
</TS>
