<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera picture</source>
        <translation>Image de la caméra</translation>
    </message>
    <message>
        <source>Hold the code in the frame</source>
        <translation>Tenez le code dans le cadre</translation>
    </message>
    <message>
        <source>A little dark. Tilt the badge to the light.</source>
        <translation>Un peu sombre. Tournez le badge vers la lumière.</translation>
    </message>
    <message>
        <source>All pictures are read</source>
        <translation>Toutes les images sont lues</translation>
    </message>
    <message>
        <source>The camera is unplugged</source>
        <translation>La caméra est débranchée</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Pas de caméra</translation>
    </message>
    <message>
        <source>Push the cable back in; we go on by ourselves. Until then use the hand scanner, or find the person.</source>
        <translation>Rebranchez le câble, la suite est automatique. D&apos;ici là, utilisez le lecteur à main ou cherchez la personne.</translation>
    </message>
    <message>
        <source>Use the hand scanner, or find the person by name or code.</source>
        <translation>Utilisez le lecteur à main, ou cherchez la personne par nom ou par code.</translation>
    </message>
</context>
<context>
    <name>FindPerson</name>
    <message>
        <source>Find a person</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Or scan a badge: that goes on working.</source>
        <translation>Ou scannez un badge : cela marche toujours.</translation>
    </message>
    <message>
        <source>Name, company or code</source>
        <translation>Nom, société ou code</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personnes trouvées</translation>
    </message>
    <message>
        <source>There are more. Type another word.</source>
        <translation>Il y en a d&apos;autres. Tapez un mot de plus.</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or enter this as a code.</source>
        <translation>Personne trouvé. Essayez moins de lettres, ou entrez ceci comme code.</translation>
    </message>
    <message>
        <source>Two letters are enough. Choose with the arrow keys, then Enter.</source>
        <translation>Deux lettres suffisent. Choisissez avec les flèches, puis Entrée.</translation>
    </message>
    <message>
        <source>Enter this as a code</source>
        <translation>Entrer comme code</translation>
    </message>
    <message>
        <source>Check this person</source>
        <translation>Vérifier cette personne</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Find a person</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>Autre caméra</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>Moins de contraste</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Plus de contraste</translation>
    </message>
    <message>
        <source>Count the way in</source>
        <translation>Compter les entrées</translation>
    </message>
    <message>
        <source>Count the way out</source>
        <translation>Compter les sorties</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No hub since %1</source>
        <translation>Sans hub depuis %1</translation>
    </message>
    <message>
        <source>Hub trouble since %1</source>
        <translation>Hub en panne depuis %1</translation>
    </message>
    <message>
        <source>Hub refuses this device</source>
        <translation>Le hub refuse cet appareil</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>Recherche du hub</translation>
    </message>
    <message>
        <source>In step with the hub</source>
        <translation>À jour avec le hub</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 à envoyer</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Getting the list of participants</source>
        <translation>La liste des participants arrive</translation>
    </message>
    <message>
        <source>This device has no hub yet</source>
        <translation>Cet appareil n&apos;a pas encore de hub</translation>
    </message>
    <message>
        <source>This device has no gate yet</source>
        <translation>Cet appareil n&apos;a pas encore de porte</translation>
    </message>
    <message>
        <source>Scanning starts by itself as soon as the list is here.</source>
        <translation>Le contrôle commence tout seul dès que la liste est là.</translation>
    </message>
    <message>
        <source>Make a pairing code on the hub&apos;s devices page, then run: %1</source>
        <translation>Créez un code d&apos;appairage sur la page des appareils du hub, puis lancez : %1</translation>
    </message>
</context>
<context>
    <name>OccupancyPanel</name>
    <message>
        <source>Inside</source>
        <translation>À l&apos;intérieur</translation>
    </message>
    <message>
        <source>Inside, %1</source>
        <translation>À l&apos;intérieur, %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>Presque complet</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>Il reste de la place</translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>Badge left at home</source>
        <translation>Badge oublié à la maison</translation>
    </message>
    <message>
        <source>Identity checked by photo document</source>
        <translation>Identité vérifiée par pièce avec photo</translation>
    </message>
    <message>
        <source>Left by an unwatched door</source>
        <translation>Sorti par une porte non surveillée</translation>
    </message>
    <message>
        <source>Badge cannot be read</source>
        <translation>Badge illisible</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>Laisser entrer, avec motif</translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation>Laisser entrer %1</translation>
    </message>
    <message>
        <source>%1. Scanning waits until you are done.</source>
        <translation>%1. Le contrôle attend que vous ayez fini.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Ou avec vos mots</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>Choisissez d&apos;abord un motif.</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>Admis par l&apos;équipe</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Who decides</source>
        <translation>Qui décide</translation>
    </message>
    <message>
        <source>Staff at this gate</source>
        <translation>L&apos;équipe de cette porte</translation>
    </message>
    <message>
        <source>The lead, standing here</source>
        <translation>Le responsable, présent ici</translation>
    </message>
    <message>
        <source>Only a lead may decide this one.</source>
        <translation>Seul un responsable peut décider ici.</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Last scans</source>
        <translation>Derniers contrôles</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today, {clock}</source>
        <translation>aujourd&apos;hui, {clock}</translation>
    </message>
    <message>
        <source>tomorrow, {clock}</source>
        <translation>demain, {clock}</translation>
    </message>
    <message>
        <source>yesterday, {clock}</source>
        <translation>hier, {clock}</translation>
    </message>
    <message>
        <source>on {day}, {clock}</source>
        <translation>le {day}, {clock}</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>way out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>way in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>%1 saved here</source>
        <translation>%1 enregistrés ici</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Let in</source>
        <translation>Laisser entrer</translation>
    </message>
    <message>
        <source>Let in by staff</source>
        <translation>Admis par l&apos;équipe</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Demander d&apos;abord</translation>
    </message>
    <message>
        <source>Do not let in yet</source>
        <translation>Ne pas laisser entrer</translation>
    </message>
    <message>
        <source>Let out</source>
        <translation>Laisser sortir</translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>Enregistré ici</translation>
    </message>
    <message>
        <source>Refusal saved here</source>
        <translation>Refus enregistré</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Rien n&apos;est enregistré</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}, {second}</translation>
    </message>
    <message>
        <source>badge {ending}</source>
        <translation>badge {ending}</translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation>Badge {number}</translation>
    </message>
    <message>
        <source>No luck? Find the person by name.</source>
        <translation>Rien à faire ? Cherchez la personne par son nom.</translation>
    </message>
    <message>
        <source>Show the way to the help desk.</source>
        <translation>Indiquez le point d&apos;aide.</translation>
    </message>
    <message>
        <source>Keep the badge.</source>
        <translation>Gardez le badge.</translation>
    </message>
    <message>
        <source>Call the lead.</source>
        <translation>Appelez le responsable.</translation>
    </message>
    <message>
        <source>No badge with them? Find the person by name.</source>
        <translation>Pas de badge ? Cherchez la personne par son nom.</translation>
    </message>
    <message>
        <source>The help desk can add today. Show the way.</source>
        <translation>Le point d&apos;aide peut ajouter aujourd&apos;hui. Indiquez le chemin.</translation>
    </message>
    <message>
        <source>Ask them to wait beside the gate.</source>
        <translation>Demandez d&apos;attendre à côté de la porte.</translation>
    </message>
    <message>
        <source>Stay with the person and stay friendly.</source>
        <translation>Restez avec la personne, restez aimable.</translation>
    </message>
    <message>
        <source>Compare the name with a photo document.</source>
        <translation>Comparez le nom avec une pièce avec photo.</translation>
    </message>
    <message>
        <source>Another person? Keep the badge, call the lead.</source>
        <translation>Une autre personne ? Gardez le badge, appelez le responsable.</translation>
    </message>
    <message>
        <source>Cannot read this</source>
        <translation>Lecture impossible</translation>
    </message>
    <message>
        <source>Hold it flat, a hand&apos;s width away. Or type the code.</source>
        <translation>Tenez-le à plat, à une main de distance. Ou tapez le code.</translation>
    </message>
    <message>
        <source>Turn the badge out of the glare and show it again.</source>
        <translation>Évitez le reflet et montrez le badge à nouveau.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Un autre code</translation>
    </message>
    <message>
        <source>This code does not come from an event badge.</source>
        <translation>Ce code ne vient pas d&apos;un badge d&apos;événement.</translation>
    </message>
    <message>
        <source>Look for the square code on the badge, and show that one.</source>
        <translation>Cherchez le code carré sur le badge et montrez celui-là.</translation>
    </message>
    <message>
        <source>Cannot check this</source>
        <translation>Contrôle impossible</translation>
    </message>
    <message>
        <source>This device cannot check who made the badge.</source>
        <translation>Cet appareil ne peut pas vérifier qui a fait le badge.</translation>
    </message>
    <message>
        <source>Find the person by name.</source>
        <translation>Cherchez la personne par son nom.</translation>
    </message>
    <message>
        <source>Tell the admin that badge keys are missing here.</source>
        <translation>Dites à l&apos;administrateur que des clés de badge manquent ici.</translation>
    </message>
    <message>
        <source>Not one of our badges</source>
        <translation>Pas un de nos badges</translation>
    </message>
    <message>
        <source>It looks like ours, but we did not make it.</source>
        <translation>Il ressemble aux nôtres, mais nous ne l&apos;avons pas fait.</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>Un autre événement</translation>
    </message>
    <message>
        <source>This badge is for a different event.</source>
        <translation>Ce badge est pour un autre événement.</translation>
    </message>
    <message>
        <source>Ask for the badge of this event.</source>
        <translation>Demandez le badge de cet événement.</translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation>Pas sur notre liste</translation>
    </message>
    <message>
        <source>Nobody on our list has this code.</source>
        <translation>Personne sur notre liste n&apos;a ce code.</translation>
    </message>
    <message>
        <source>Look the person up by name.</source>
        <translation>Cherchez la personne par son nom.</translation>
    </message>
    <message>
        <source>Older badge</source>
        <translation>Ancien badge</translation>
    </message>
    <message>
        <source>A newer one was printed at {printed}.</source>
        <translation>Un plus récent a été imprimé à {printed}.</translation>
    </message>
    <message>
        <source>A newer one was printed.</source>
        <translation>Un plus récent a été imprimé.</translation>
    </message>
    <message>
        <source>Ask for the newer badge.</source>
        <translation>Demandez le badge récent.</translation>
    </message>
    <message>
        <source>Badge withdrawn</source>
        <translation>Badge retiré</translation>
    </message>
    <message>
        <source>This registration was taken back.</source>
        <translation>Cette inscription a été retirée.</translation>
    </message>
    <message>
        <source>This registration was cancelled.</source>
        <translation>Cette inscription a été annulée.</translation>
    </message>
    <message>
        <source>Call the lead</source>
        <translation>Appelez le responsable</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>The event starts {event_start}.</source>
        <translation>L&apos;événement commence {event_start}.</translation>
    </message>
    <message>
        <source>Ask them to come back then.</source>
        <translation>Demandez de revenir à ce moment.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>The event ended {event_end}.</source>
        <translation>L&apos;événement s&apos;est terminé {event_end}.</translation>
    </message>
    <message>
        <source>This badge starts {valid_from}.</source>
        <translation>Ce badge est valable dès {valid_from}.</translation>
    </message>
    <message>
        <source>This badge starts later.</source>
        <translation>Ce badge commence plus tard.</translation>
    </message>
    <message>
        <source>This badge was good until {valid_until}.</source>
        <translation>Ce badge était valable jusqu&apos;à {valid_until}.</translation>
    </message>
    <message>
        <source>This badge was for an earlier day.</source>
        <translation>Ce badge était pour un jour passé.</translation>
    </message>
    <message>
        <source>Not approved yet</source>
        <translation>Pas encore accepté</translation>
    </message>
    <message>
        <source>Their registration waits for a decision.</source>
        <translation>Son inscription attend une décision.</translation>
    </message>
    <message>
        <source>This gate is closed</source>
        <translation>Cette porte est fermée</translation>
    </message>
    <message>
        <source>Open now: {open_gates}.</source>
        <translation>Ouvert maintenant : {open_gates}.</translation>
    </message>
    <message>
        <source>Nobody can pass here now.</source>
        <translation>Personne ne peut passer ici maintenant.</translation>
    </message>
    <message>
        <source>Show the way to an open gate.</source>
        <translation>Indiquez une porte ouverte.</translation>
    </message>
    <message>
        <source>Not for this area</source>
        <translation>Pas pour cette zone</translation>
    </message>
    <message>
        <source>This badge opens: {access}.</source>
        <translation>Ce badge ouvre : {access}.</translation>
    </message>
    <message>
        <source>This badge does not open this area.</source>
        <translation>Ce badge n&apos;ouvre pas cette zone.</translation>
    </message>
    <message>
        <source>Show the way to their area.</source>
        <translation>Indiquez la bonne zone.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>Déjà à l&apos;intérieur</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}, and has not left since.</source>
        <translation>Ce badge est entré par {came_in_gate} à {came_in} et n&apos;est pas ressorti.</translation>
    </message>
    <message>
        <source>This badge came in before, and has not left since.</source>
        <translation>Ce badge est déjà entré et n&apos;est pas ressorti.</translation>
    </message>
    <message>
        <source>Same person? They may have left by an unwatched door. Let in with a reason.</source>
        <translation>La même personne ? Sortie peut-être par une porte non surveillée. Laissez entrer avec motif.</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>Déjà utilisé</translation>
    </message>
    <message>
        <source>This badge came in at {came_in_gate} at {came_in}. Here it opens once.</source>
        <translation>Ce badge est entré par {came_in_gate} à {came_in}. Ici, il n&apos;ouvre qu&apos;une fois.</translation>
    </message>
    <message>
        <source>This badge came in before. Here it opens once.</source>
        <translation>Ce badge est déjà entré. Ici, il n&apos;ouvre qu&apos;une fois.</translation>
    </message>
    <message>
        <source>Same person? Let in with a reason.</source>
        <translation>La même personne ? Laissez entrer avec motif.</translation>
    </message>
    <message>
        <source>Full for now</source>
        <translation>Complet pour l&apos;instant</translation>
    </message>
    <message>
        <source>{inside} of {capacity} inside.</source>
        <translation>{inside} sur {capacity} à l&apos;intérieur.</translation>
    </message>
    <message>
        <source>Ask them to wait at the line.</source>
        <translation>Demandez d&apos;attendre à la ligne.</translation>
    </message>
    <message>
        <source>Scan again when somebody has left.</source>
        <translation>Scannez à nouveau quand quelqu&apos;un est sorti.</translation>
    </message>
    <message>
        <source>First entry. Badge and access are in order.</source>
        <translation>Première entrée. Badge et accès sont en règle.</translation>
    </message>
    <message>
        <source>Was here before. Badge and access are in order.</source>
        <translation>Déjà venu. Badge et accès sont en règle.</translation>
    </message>
    <message>
        <source>Counted as left.</source>
        <translation>Compté comme sorti.</translation>
    </message>
    <message>
        <source>Reason: {override_reason}.</source>
        <translation>Motif : {override_reason}.</translation>
    </message>
    <message>
        <source>Stop. Cannot record.</source>
        <translation>Stop. Enregistrement impossible.</translation>
    </message>
    <message>
        <source>This device cannot save.</source>
        <translation>Cet appareil ne peut pas enregistrer.</translation>
    </message>
    <message>
        <source>Send people to the next gate.</source>
        <translation>Envoyez les gens à la porte voisine.</translation>
    </message>
    <message>
        <source>Call the admin.</source>
        <translation>Appelez l&apos;administrateur.</translation>
    </message>
    <message>
        <source>This device&apos;s clock may be wrong. Tell the admin.</source>
        <translation>L&apos;heure de cet appareil est peut-être fausse. Prévenez l&apos;administrateur.</translation>
    </message>
    <message>
        <source>Not on this device&apos;s list yet: let in by the badge alone.</source>
        <translation>Pas encore sur la liste de cet appareil : admis sur le badge seul.</translation>
    </message>
    <message>
        <source>Full: {inside} of {capacity} inside.</source>
        <translation>Complet : {inside} sur {capacity} à l&apos;intérieur.</translation>
    </message>
    <message>
        <source>Nearly full: {inside} of {capacity} inside.</source>
        <translation>Presque complet : {inside} sur {capacity} à l&apos;intérieur.</translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Next badge</source>
        <translation>Badge suivant</translation>
    </message>
    <message>
        <source>Let in, with reason</source>
        <translation>Laisser entrer, avec motif</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Chercher</translation>
    </message>
</context>
<context>
    <name>VerdictFoot</name>
    <message>
        <source>%1 of %2 inside</source>
        <translation>%1 sur %2 à l&apos;intérieur</translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation>%1 à l&apos;intérieur</translation>
    </message>
    <message>
        <source>Ready for the next badge</source>
        <translation>Prêt pour le badge suivant</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Motif : %1</translation>
    </message>
</context>
</TS>
