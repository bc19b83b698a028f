<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>Lepton</name>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Forget %Ln missing photo(s)</source>
   <translation>
    <numerusform>Forget %Ln missing photo</numerusform>
    <numerusform>Forget %Ln missing photos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Which of these %Ln file(s) should go to the trash?</source>
   <translation>
    <numerusform>Should %Ln file go to the trash?</numerusform>
    <numerusform>Which of these %Ln files should go to the trash?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move all %Ln file(s)</source>
   <translation>
    <numerusform>Move %Ln file</numerusform>
    <numerusform>Move all %Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Moved %Ln photo(s) to the trash</source>
   <translation>
    <numerusform>Moved %Ln photo to the trash</numerusform>
    <numerusform>Moved %Ln photos to the trash</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move %Ln photo(s) to the trash?</source>
   <translation>
    <numerusform>Move %Ln photo to the trash?</numerusform>
    <numerusform>Move %Ln photos to the trash?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>The same picture is in %Ln other file(s) in your library:</source>
   <translation>
    <numerusform>The same picture is in %Ln other file in your library:</numerusform>
    <numerusform>The same picture is in %Ln other files in your library:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Put back %Ln photo(s)</source>
   <translation>
    <numerusform>Put back %Ln photo</numerusform>
    <numerusform>Put back %Ln photos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>and %Ln more</source>
   <translation>
    <numerusform>and %Ln more</numerusform>
    <numerusform>and %Ln more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>%Ln file(s) stayed where they were</source>
   <translation>
    <numerusform>%Ln file stayed where it was</numerusform>
    <numerusform>%Ln files stayed where they were</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Copied %Ln photo(s) to {folder}</source>
   <translation>
    <numerusform>Copied %Ln photo to {folder}</numerusform>
    <numerusform>Copied %Ln photos to {folder}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>{names} and %Ln more</source>
   <translation>
    <numerusform>{names} and %Ln more</numerusform>
    <numerusform>{names} and %Ln more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>In %Ln file(s)</source>
   <translation>
    <numerusform>In %Ln file</numerusform>
    <numerusform>In %Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_operations.py" />
   <source>Excluded %Ln photo(s) from search</source>
   <translation>
    <numerusform>Excluded %Ln photo from search</numerusform>
    <numerusform>Excluded %Ln photos from search</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_operations.py" />
   <source>Included %Ln photo(s) in search again</source>
   <translation>
    <numerusform>Included %Ln photo in search again</numerusform>
    <numerusform>Included %Ln photos in search again</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/groups.py" />
   <source>%Ln photo(s)</source>
   <translation>
    <numerusform>%Ln photo</numerusform>
    <numerusform>%Ln photos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln group(s)</source>
   <translation>
    <numerusform>%Ln group</numerusform>
    <numerusform>%Ln groups</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln photo(s) to remove</source>
   <translation>
    <numerusform>%Ln photo to remove</numerusform>
    <numerusform>%Ln photos to remove</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>The best photo of each of %Ln group(s) is kept.</source>
   <translation>
    <numerusform>The best photo of %Ln group is kept.</numerusform>
    <numerusform>The best photo of each of %Ln groups is kept.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln group(s) changed in the meantime and are left out.</source>
   <translation>
    <numerusform>%Ln group changed in the meantime and is left out.</numerusform>
    <numerusform>%Ln groups changed in the meantime and are left out.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>%Ln file(s) moved to the trash</source>
   <translation>
    <numerusform>%Ln file moved to the trash</numerusform>
    <numerusform>%Ln files moved to the trash</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>in %Ln file(s)</source>
   <translation>
    <numerusform>in %Ln file</numerusform>
    <numerusform>in %Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>%Ln file(s) could not be read</source>
   <translation>
    <numerusform>%Ln file could not be read</numerusform>
    <numerusform>%Ln files could not be read</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>%Ln photo(s) will no longer be found. The photos themselves are not touched: they stay in {folder}</source>
   <translation>
    <numerusform>%Ln photo will no longer be found. The photo itself is not touched: it stays in {folder}</numerusform>
    <numerusform>%Ln photos will no longer be found. The photos themselves are not touched: they stay in {folder}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>Forgot %Ln missing photo(s)</source>
   <translation>
    <numerusform>Forgot %Ln missing photo</numerusform>
    <numerusform>Forgot %Ln missing photos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>Add %Ln folder(s) to the library?</source>
   <translation>
    <numerusform>Add %Ln folder to the library?</numerusform>
    <numerusform>Add %Ln folders to the library?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>%Ln missing</source>
   <translation>
    <numerusform>%Ln missing</numerusform>
    <numerusform>%Ln missing</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>%Ln not connected</source>
   <translation>
    <numerusform>%Ln not connected</numerusform>
    <numerusform>%Ln not connected</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>%Ln could not be read</source>
   <translation>
    <numerusform>%Ln could not be read</numerusform>
    <numerusform>%Ln could not be read</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>%Ln selected</source>
   <translation>
    <numerusform>%Ln selected</numerusform>
    <numerusform>%Ln selected</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>%Ln photo(s) in the library would be left out.</source>
   <translation>
    <numerusform>%Ln photo in the library would be left out.</numerusform>
    <numerusform>%Ln photos in the library would be left out.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/dialogs.py" />
   <source>… and %Ln more line(s)</source>
   <translation>
    <numerusform>… and %Ln more line</numerusform>
    <numerusform>… and %Ln more lines</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln second(s) left</source>
   <translation>
    <numerusform>%Ln second left</numerusform>
    <numerusform>%Ln seconds left</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln minute(s) left</source>
   <translation>
    <numerusform>%Ln minute left</numerusform>
    <numerusform>%Ln minutes left</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln hour(s) left</source>
   <translation>
    <numerusform>%Ln hour left</numerusform>
    <numerusform>%Ln hours left</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>The present library with %Ln folder(s) is replaced. A copy of it is kept among the backups.</source>
   <translation>
    <numerusform>The present library with %Ln folder is replaced. A copy of it is kept among the backups.</numerusform>
    <numerusform>The present library with %Ln folders is replaced. A copy of it is kept among the backups.</numerusform>
   </translation>
  </message>
 </context>
</TS>
