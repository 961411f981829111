<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Concerns</name>
    <message numerus="yes">
        <source>No contact with %n kiosk(s)</source>
        <translation>
            <numerusform>No contact with %n kiosk</numerusform>
            <numerusform>No contact with %n kiosks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoldWords</name>
    <message numerus="yes">
        <source>It ends at entry %1 of %2. %n later entry(ies) were signed, the last on %3.</source>
        <translation>
            <numerusform>It ends at entry %1 of %2. %n later entry was signed, the last on %3.</numerusform>
            <numerusform>It ends at entry %1 of %2. %n later entries were signed, the last on %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ends at entry %1 of %2. Among its first %n entry(ies) are others than were signed, the last on %3.</source>
        <translation>
            <numerusform>It ends at entry %1 of %2. Its first %n entry is another than was signed, the last on %3.</numerusform>
            <numerusform>It ends at entry %1 of %2. Among its first %n entries are others than were signed, the last on %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has no entry. %n entry(ies) were signed, the last on %1.</source>
        <translation>
            <numerusform>It has no entry. %n entry was signed, the last on %1.</numerusform>
            <numerusform>It has no entry. %n entries were signed, the last on %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionFilter</name>
    <message numerus="yes">
        <source>A filter has at most %n character(s).</source>
        <translation>
            <numerusform>A filter has at most %n character.</numerusform>
            <numerusform>A filter has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionList</name>
    <message numerus="yes">
        <source>Write a reason of at most %n character(s).</source>
        <translation>
            <numerusform>Write a reason of at most %n character.</numerusform>
            <numerusform>Write a reason of at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::AttentionModel</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::OperatorModel</name>
    <message numerus="yes">
        <source>Disabled after %n failed tries</source>
        <translation>
            <numerusform>Disabled after %n failed try</numerusform>
            <numerusform>Disabled after %n failed tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits %1 after %n failed tries</source>
        <translation>
            <numerusform>Waits %1 after %n failed try</numerusform>
            <numerusform>Waits %1 after %n failed tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::console::Console</name>
    <message numerus="yes">
        <source>%n message(s) of kiosks were refused.</source>
        <translation>
            <numerusform>%n message of a kiosk was refused.</numerusform>
            <numerusform>%n messages of kiosks were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::AuditPage</name>
    <message numerus="yes">
        <source>%Ln entr(y/ies)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) the filters</source>
        <translation>
            <numerusform>%Ln matches the filters</numerusform>
            <numerusform>%Ln match the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Audit log, %Ln row(s)</source>
        <translation>
            <numerusform>Audit log, %Ln row</numerusform>
            <numerusform>Audit log, %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proof package written, %Ln entr(y/ies)</source>
        <translation>
            <numerusform>Proof package written, %Ln entry</numerusform>
            <numerusform>Proof package written, %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::EntryField</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::EvidenceStrip</name>
    <message numerus="yes">
        <source>%n picture(s) from the kiosk</source>
        <translation>
            <numerusform>%n picture from the kiosk</numerusform>
            <numerusform>%n pictures from the kiosk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %Ln session(s)?</source>
        <translation>
            <numerusform>Export %Ln session?</numerusform>
            <numerusform>Export %Ln sessions?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FleetActions</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::FleetPage</name>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) in contact</source>
        <translation>
            <numerusform>%1 of %n kiosk in contact</numerusform>
            <numerusform>%1 of %n kiosks in contact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kiosks, %n row(s)</source>
        <translation>
            <numerusform>Kiosks, %n row</numerusform>
            <numerusform>Kiosks, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::KioskDetail</name>
    <message numerus="yes">
        <source>%n session(s) wait</source>
        <translation>
            <numerusform>%n session waits</numerusform>
            <numerusform>%n sessions wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LivePage</name>
    <message numerus="yes">
        <source>%1 of %n kiosk(s) shown</source>
        <translation>
            <numerusform>%1 of %n kiosk shown</numerusform>
            <numerusform>%1 of %n kiosks shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LookControl</name>
    <message numerus="yes">
        <source>Face shown, %n second(s) left</source>
        <translation>
            <numerusform>Face shown, %n second left</numerusform>
            <numerusform>Face shown, %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::LookDialog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::OperatorButton</name>
    <message numerus="yes">
        <source>%n failed attempt(s) since</source>
        <translation>
            <numerusform>%n failed attempt since</numerusform>
            <numerusform>%n failed attempts since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PeoplePage</name>
    <message numerus="yes">
        <source>%n operator(s)</source>
        <translation>
            <numerusform>%n operator</numerusform>
            <numerusform>%n operators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them disabled</source>
        <translation>
            <numerusform>%1, %n of them disabled</numerusform>
            <numerusform>%1, %n of them disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Operators, %n row(s)</source>
        <translation>
            <numerusform>Operators, %n row</numerusform>
            <numerusform>Operators, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::PhoneView</name>
    <message numerus="yes">
        <source>You typed %n.</source>
        <translation>
            <numerusform>You typed %n digit.</numerusform>
            <numerusform>You typed %n digits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <extracomment>%1 is a view, %n the count of what waits there</extracomment>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::SessionsPage</name>
    <message numerus="yes">
        <source>Export finished, %Ln row(s)</source>
        <translation>
            <numerusform>Export finished, %Ln row</numerusform>
            <numerusform>Export finished, %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) the filters</source>
        <translation>
            <numerusform>%Ln matches the filters</numerusform>
            <numerusform>%Ln match the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sessions, %Ln row(s)</source>
        <translation>
            <numerusform>Sessions, %Ln row</numerusform>
            <numerusform>Sessions, %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::ShelveDialog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jinbi::ui::StopDialog</name>
    <message numerus="yes">
        <source>Stop face login at %n kiosk(s)?</source>
        <translation>
            <numerusform>Stop face login at %n kiosk?</numerusform>
            <numerusform>Stop face login at %n kiosks?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>office</name>
    <message numerus="yes">
        <source>Too many tries that failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many tries that failed. Try again in %n second.</numerusform>
            <numerusform>Too many tries that failed. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This store is an older copy: it ends at entry %1 of %2, and %n later entry(ies) were signed. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>This store is an older copy: it ends at entry %1 of %2, and %n later entry was signed. Nothing is recorded until an administrator confirms it.</numerusform>
            <numerusform>This store is an older copy: it ends at entry %1 of %2, and %n later entries were signed. Nothing is recorded until an administrator confirms it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This store is not the one that was signed: of its first %n entry(ies) some are others. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>This store is not the one that was signed: its first %n entry is another one. Nothing is recorded until an administrator confirms it.</numerusform>
            <numerusform>This store is not the one that was signed: of its first %n entries some are others. Nothing is recorded until an administrator confirms it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This store is empty, but %n entry(ies) were signed. Nothing is recorded until an administrator confirms it.</source>
        <translation>
            <numerusform>This store is empty, but %n entry was signed. Nothing is recorded until an administrator confirms it.</numerusform>
            <numerusform>This store is empty, but %n entries were signed. Nothing is recorded until an administrator confirms it.</numerusform>
        </translation>
    </message>
</context>
</TS>
