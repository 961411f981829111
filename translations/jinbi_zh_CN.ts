<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Certificates</name>
    <message>
        <source>The folder %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate authority of this branch is damaged or has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kiosk cannot have this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>There are too many customers to search by face alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Concerns</name>
    <message>
        <source>Refused %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score %1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ahead of this console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s behind this console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit ended by a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No contact with %n kiosk(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No connection to the broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked like a photo or a screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face and phone number of two customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, asked on attempt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was let in. The person may still be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was let in. The match may have been false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer was offered card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer has to wait or use another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit is recorded as a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk takes no customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk starts no new visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer waits at the kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer needs longer than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk will stop when the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in its records are not exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished visits wait at the kiosk until contact returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks keep serving customers. What is shown here is old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the kiosk, then judge the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help the customer, then judge the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the session&apos;s timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the camera&apos;s cable and lens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what the kiosk reports in Fleet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the kiosk&apos;s disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the kiosk&apos;s time source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the kiosk&apos;s power and network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the branch network before single kiosks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the broker runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsoleOptions</name>
    <message>
        <source>--%1 takes a whole number from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--broker takes mqtts://host:port, and --certificates a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jinbi, the operator console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a branch of drawn customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run for so long without a display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for pictures and summary.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of rehearsal kiosks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes people and visits repeatable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers act so many times faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the branch keeps its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this broker instead of a private one: mqtts://host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with the certificates for --broker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown argument: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Enrolment</name>
    <message>
        <source>Too few customers could be enrolled to set a threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no photo on file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceEngine</name>
    <message>
        <source>The eyes, nose and mouth are not clear enough in this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face detector of OpenCV is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no usable face in this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a face network this version can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list of face networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal only: faces are compared by the classical engine. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces cannot be compared on this computer. %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a face detector this version can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liveness cannot be assessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too small to find a face in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face engine could not do its work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The faces were measured by different engines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measured face cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos do not seem to show the same person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetConfig</name>
    <message>
        <source>The fleet file has a mistake at &quot;%1&quot;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrameLook</name>
    <message>
        <source>Not seen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears when it first reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture during PIN entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1 old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jpeg</name>
    <message>
        <source>The picture could not be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of JPEG picture is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is outside the size limits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskAgent</name>
    <message>
        <source>Rehearsal and real service cannot be mixed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskDatabase</name>
    <message>
        <source>This kiosk&apos;s own records cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk&apos;s disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk could not write its own records.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskId</name>
    <message>
        <source>A kiosk name has 1 to 32 letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskScreen</name>
    <message>
        <source>Welcome. Face, card or counter: the choice is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please read how your face is used, then start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your mobile number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mobile number has 11 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified. Please type the PIN again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified. Thank you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified. Please use card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera saw no face. Please try again or use card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was not clear enough. Please try again or use card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face service is paused for now. Please use card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended. Nothing was kept on this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please insert your card or go to the counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face service is not available. Please use card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test mode. Do not type a real PIN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskState</name>
    <message>
        <source>Not seen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken list</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePublisher</name>
    <message>
        <source>This live view is not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchScore</name>
    <message>
        <source>A score lies between -1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>This kiosk&apos;s own records cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is already recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhoneNumber</name>
    <message>
        <source>A mobile number has 11 digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>The folder of photos needs at least two people&apos;s folders.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>No try is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>A policy revision starts at 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy names the engine it was calibrated for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The review threshold is at most the accept threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visit has 1 to 5 face attempts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gallery limit lies between 0 and 100,000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan lasts half a second to 5 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step&apos;s idle time is 1 to 120 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This policy was calibrated for another engine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivateBroker</name>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program mosquitto is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivateFile</name>
    <message>
        <source>The key file %1 must be readable by its owner only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>Sessions %1 to %2 of kiosk %3 did not arrive.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalHost</name>
    <message>
        <source>Invented customers exist only in a rehearsal branch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>The branch key does not fit or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption is not available.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionCells</name>
    <message>
        <source>Time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine, policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <extracomment>The format of a date and time in a table; the letters mean what QLocale says.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <extracomment>The same for another year than the present one.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFacts</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–, needs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rehearsal only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1, score %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1, no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face decided within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN valid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFilter</name>
    <message>
        <source>or a moment, such as %1 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or a day, such as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number between −1 and 1, such as 0.58</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pseudonym, or the last four digits of a phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a session&apos;s id, a kiosk or a pseudonym</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day as 2026-11-20, or a moment as 2026-11-20 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time of day lies between 00:00 and 23:59.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say from or until before a time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A score lies between −1 and 1, for example 0.58.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A score has at most four decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outcome is called “%1”. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A filter has at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A kiosk name has 1 to 32 letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This filter cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say at least or at most before the score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of a date in a filter; the letters mean what QLocale says.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionRecord</name>
    <message>
        <source>The session record is outside its limits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewLease</name>
    <message>
        <source>This live view is outside its limits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>A kiosk speaks a newer version than this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi-kiosk</name>
    <message>
        <source>The fleet file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionList</name>
    <message>
        <source>This was handled already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Write a reason of at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Something can be put aside for up to 8 hours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionModel</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kiosk names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kiosk and place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::FinishedModel</name>
    <message>
        <source>score %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::KioskModel</name>
    <message>
        <source>%1, rehearsal only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::KioskVisitsModel</name>
    <message>
        <source>No score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::SessionLogModel</name>
    <message>
        <source>Not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session log stopped answering.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::agent::KioskFleet</name>
    <message>
        <source>Kiosk %1: &quot;claims&quot; has to name a folder of &quot;enrol&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::broker::PrivateBroker</name>
    <message>
        <source>The message broker does not start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::camera</name>
    <message>
        <source>There are no pictures in the folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A camera device is written as device:/dev/video0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera&apos;s address is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A camera setting starts with device:, rtsp://, http://, file: or folder:.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera setting names no device, file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synthetic people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video %1 cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera %1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::console::Console</name>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This branch is not recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks keep their sessions and send them when recording resumes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classical engine: rehearsal only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its scores say little about who somebody is. Face networks were not found on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of kiosks were refused.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They are in quarantine with the reason; nothing else was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, phone numbers and PINs are invented; faces are drawings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::console::EmbeddedBranch</name>
    <message>
        <source>Jinbi Road 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jinbi Road 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green Lake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dongfeng Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Railway Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>University Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panlong River</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch folder %1 cannot be made or written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::console::KioskProcess</name>
    <message>
        <source>The rehearsal kiosks could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::mqtt::MqttClient</name>
    <message>
        <source>The broker or this computer could not prove its identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the broker is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not know this identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program uses the same identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the broker was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the broker is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection cannot be prepared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AttentionButton</name>
    <message>
        <source>1 needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AttentionDelegate</name>
    <message>
        <source>%1, put aside: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ClockLabel</name>
    <message>
        <source>d MMM</source>
        <extracomment>a date in the header, in the notation of QLocale::toString, &quot;15 Jul&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::DatePrompt</name>
    <message>
        <source>Go to a day or a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2026-11-20 14:30, or yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::DialogPrompter</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::EvidenceStrip</name>
    <message numerus="yes">
        <source>%n picture(s) from the kiosk</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %Ln session(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export more than %1 sessions?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers stay pseudonyms, phone numbers their last four digits. Pictures are not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file and export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file with one line for each session, newest first, times in UTC. It is written in the background; work can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filter is set: this is the whole log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterBar</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters (Ctrl+Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterEdit</name>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a field, such as kiosk, and a value. The down arrow shows what is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may follow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FilterTokenButton</name>
    <message>
        <source>Filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete removes it, Enter changes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FleetPage</name>
    <message>
        <source>Fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) in contact</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the kiosk live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks appear here when they report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter &quot;Needs attention&quot; hides the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk or place has &quot;%1&quot; in its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk or place with &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Kiosks, %n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskDetail</name>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock has not been compared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock agrees with this console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is %1 s ahead of this console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is %1 s behind this console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera, disk and clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for rehearsal only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Running for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk has not reported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As last reported at %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskPicture</name>
    <message>
        <source>Picture of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskTile</name>
    <message>
        <source>Last session %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskView</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine is for rehearsal only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LivePage</name>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the kiosk in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or resume the wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order is held while you are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces are masked at the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks appear here when they report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks appear here while somebody uses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is %1 old. The broker has not answered since %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks keep serving customers. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause wall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LiveSidePane</name>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays until handled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished, last 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit has ended in the last 10 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::MainWindow</name>
    <message>
        <source>Stop recording for this branch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing stops recording for this branch. Kiosks keep their sessions until it is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop recording and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Jinbi</source>
        <extracomment>%1 is the view</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::NavigationRail</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PageSearch</name>
    <message>
        <source>Find %1 in this view</source>
        <extracomment>%1 is what was typed</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ProblemStrip</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>%1 is a view, %n the count of what waits there</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScoreCard</name>
    <message>
        <source>Last visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of each visit; the dashed line is the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of the last visits. Show as table to read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit is stored yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScoreChartView</name>
    <message>
        <source>Threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ScorePane</name>
    <message>
        <source>%1 accepted, %2 not accepted, %3 without a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SearchBox</name>
    <message>
        <source>Find session, kiosk or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a session, a kiosk or a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SearchPopup</name>
    <message>
        <source>Nothing found for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SessionDetailPane</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What phone and PIN say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the id of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SessionsPage</name>
    <message>
        <source>Exporting sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export finished, %Ln row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was not written. The log itself is not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting, %1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) the filters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>J, K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a day or a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what the filters show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the session&apos;s line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rows cannot be read. The others are still right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Sessions, %Ln row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The session log cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Kiosks go on working and keep their sessions. Code %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session appears here as soon as a kiosk has finished one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions match these filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them alone is the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” leaves nothing over; without it there are sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, go to the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the scores of these sessions are spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show and hide columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a day or a moment (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what the filters show (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SettingsMenu</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size %1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ShelveDialog</name>
    <message>
        <source>Put aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside: %1, %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the list in grey, is not counted, and comes back by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ShortcutsSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StageList</name>
    <message>
        <source>Step of the visit: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StatusStrip</name>
    <message>
        <source>State of the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 kiosks online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces are hidden, Ctrl+L shows them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected, %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not answer, trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks in sync, worst %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kiosk&apos;s clock is off by %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jinbi::ui::TimelineView</name>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, took %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>The database is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot keep a journal where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be read but not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gone, but its journal is still there. Restore the file or set the journal aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no database %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a plain file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be read by other users. Only its owner may have access (mode 600).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database cannot be kept on a network drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the database cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program (process %1) already writes this database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s database definition is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was made by a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has to be brought up to date first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database holds a session that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be counted in steps of nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is not in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database did not accept a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is busy. Trying again may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database can be read but not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing can be recorded until there is room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds the database reports errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspected attack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other person&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walked away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed (1:1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identify (1:N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tonal range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One face only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facing the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face the light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step out of the glare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn so that both cheeks are lit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise or lower your head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold your head upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera unplugged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera picture frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera picture black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera format changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face, phone number and PIN belong to the same customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was seen during the scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture was good enough: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture was good enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture looked like a photo or a screen, not a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face was less like the photo on file than the policy asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face matched one customer, the phone number belongs to another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phone number belongs to no customer of this service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN was not that of the phone number&apos;s owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many failed tries before this one; the wait had not ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer chose card or counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer walked away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk could not finish because something in it failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
