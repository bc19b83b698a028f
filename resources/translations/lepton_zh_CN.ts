<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>Lepton</name>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Add folder…</source>
   <translation>添加文件夹…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>All photos</source>
   <translation>所有照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Find duplicates</source>
   <translation>查找重复照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Save this search…</source>
   <translation>保存此搜索…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Pause indexing</source>
   <translation>暂停索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Look for new photos now</source>
   <translation>立即查找新照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Files that could not be read…</source>
   <translation>无法读取的文件…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Larger thumbnails</source>
   <translation>放大缩略图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Smaller thumbnails</source>
   <translation>缩小缩略图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Show excluded photos</source>
   <translation>显示已排除的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Include all in search again</source>
   <translation>全部重新纳入搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Remove from library…</source>
   <translation>从图库中移除…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Show folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Use the drive that is connected now</source>
   <translation>使用当前连接的驱动器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Look for this folder's photos on that drive</source>
   <translation>在该驱动器上查找此文件夹的照片</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Forget %Ln missing photo(s)</source>
   <translation>
    <numerusform>从图库中移除 %Ln 张缺失的照片</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Excluded</source>
   <translation>已排除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Menu</source>
   <translation>菜单</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>View</source>
   <translation>查看</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Library</source>
   <translation>图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>About {name}</source>
   <translation>关于 {name}</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Which of these %Ln file(s) should go to the trash?</source>
   <translation>
    <numerusform>要将 %Ln 个文件中的哪些移到回收站？</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move all %Ln file(s)</source>
   <translation>
    <numerusform>移动全部 %Ln 个文件</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Moved %Ln photo(s) to the trash</source>
   <translation>
    <numerusform>已将 %Ln 张照片移到回收站</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Copy to which folder?</source>
   <translation>复制到哪个文件夹？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Copy here</source>
   <translation>复制到这里</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Copying photos…</source>
   <translation>正在复制照片…</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move %Ln photo(s) to the trash?</source>
   <translation>
    <numerusform>将 %Ln 张照片移到回收站？</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>The same picture is in %Ln other file(s) in your library:</source>
   <translation>
    <numerusform>图库中还有 %Ln 个文件是同一张照片：</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Moving photos to the trash…</source>
   <translation>正在将照片移到回收站…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Putting photos back…</source>
   <translation>正在恢复照片…</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Put back %Ln photo(s)</source>
   <translation>
    <numerusform>已恢复 %Ln 张照片</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Some photos could not be copied</source>
   <translation>部分照片无法复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>The RAW files next to them are moved too.</source>
   <translation>同名的 RAW 文件会一并移走。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>You can put them back from the system's trash.</source>
   <translation>可以从系统回收站恢复。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move to trash</source>
   <translation>移到回收站</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>and %Ln more</source>
   <translation>
    <numerusform>以及另外 %Ln 项</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Move only {count} of {all}</source>
   <translation>只移动 {all} 个中的 {count} 个</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>%Ln file(s) stayed where they were</source>
   <translation>
    <numerusform>%Ln 个文件留在原处</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Some photos could not be put back</source>
   <translation>部分照片无法恢复</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>Copied %Ln photo(s) to {folder}</source>
   <translation>
    <numerusform>已将 %Ln 张照片复制到“{folder}”</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>{names} and %Ln more</source>
   <translation>
    <numerusform>{names}，以及另外 %Ln 张</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/file_actions.py" />
   <source>{done}; they can be put back from there</source>
   <translation>{done}，可从回收站恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Copy path</source>
   <translation>复制路径</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Copy paths</source>
   <translation>复制路径</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Include in search again</source>
   <translation>重新纳入搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Exclude from search</source>
   <translation>从搜索中排除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Quick look</source>
   <translation>快速查看</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Info</source>
   <translation>信息</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Find similar</source>
   <translation>查找相似照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Use as query</source>
   <translation>以图搜图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>More like this</source>
   <translation>多找这样的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Less like this</source>
   <translation>少找这样的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Open in default program</source>
   <translation>用默认程序打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Copy to folder…</source>
   <translation>复制到文件夹…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Rotate right</source>
   <translation>向右旋转</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Rotate left</source>
   <translation>向左旋转</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Move to trash…</source>
   <translation>移到回收站…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_action_list.py" />
   <source>Select all</source>
   <translation>全选</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Photo</source>
   <translation>照片</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>In %Ln file(s)</source>
   <translation>
    <numerusform>共 %Ln 个文件</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_operations.py" />
   <source>Dragging only {dragged} of {selected} photos; use “Copy to folder…” for all of them</source>
   <translation>所选 {selected} 张照片中只能拖出 {dragged} 张；要处理全部照片，请使用“复制到文件夹…”</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_operations.py" />
   <source>Excluded %Ln photo(s) from search</source>
   <translation>
    <numerusform>已从搜索中排除 %Ln 张照片</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_operations.py" />
   <source>Included %Ln photo(s) in search again</source>
   <translation>
    <numerusform>已将 %Ln 张照片重新纳入搜索</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>The library isn't connected</source>
   <translation>图库未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>Start with an empty library</source>
   <translation>从空图库开始</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>{name} can't be started</source>
   <translation>无法启动 {name}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>It was moved to {folder}, which can't be found now. Connect its disk and try again. If it is lost, you can start with an empty library; your photos are not touched.</source>
   <translation>图库已移到 {folder}，现在找不到它。请连接其磁盘后重试。如果该磁盘已丢失，可以从空图库开始；你的照片不受影响。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>Not everything could be removed</source>
   <translation>未能全部移除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>The library could not be restored</source>
   <translation>无法恢复图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>Sharpness unknown</source>
   <translation>清晰度未知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>Photos of this group</source>
   <translation>本组照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>Space keeps a photo, Enter opens it</source>
   <translation>按空格键保留照片，按 Enter 打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>Sharpness {percent} %</source>
   <translation>清晰度 {percent}%</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>is kept</source>
   <translation>保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/cards.py" />
   <source>is not kept</source>
   <translation>不保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/clearing.py" />
   <source>{path}: is no longer there, so the photos like it are kept</source>
   <translation>{path}：已不存在，因此保留与它相似的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The photos can't be checked</source>
   <translation>无法检查照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>Some files were not moved</source>
   <translation>部分文件未移动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The photos can't be moved to the trash</source>
   <translation>无法移到回收站</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The photos can't be marked as different</source>
   <translation>无法标为不同的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The marks can't be cleared</source>
   <translation>无法清除标记</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>This can't be undone</source>
   <translation>无法撤销</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>Some files could not be put back</source>
   <translation>部分文件无法恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The photos can't be put back</source>
   <translation>无法恢复这些照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/groups.py" />
   <source>{size} to free</source>
   <translation>可释放 {size}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/groups.py" />
   <source>Groups of duplicates</source>
   <translation>重复照片分组</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/groups.py" />
   <source>%Ln photo(s)</source>
   <translation>
    <numerusform>%Ln 张照片</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>These are different photos: stop showing them as duplicates</source>
   <translation>这些是不同的照片，不再显示为重复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Photos on drives that aren't connected are not compared.</source>
   <translation>未连接的驱动器上的照片不参与比较。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Duplicates</source>
   <translation>重复照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Look again</source>
   <translation>重新查找</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Keep the best of each group…</source>
   <translation>每组只保留最佳…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Keep the best…</source>
   <translation>保留最佳…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Mark as different</source>
   <translation>标为不同照片</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln group(s)</source>
   <translation>
    <numerusform>%Ln 组</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln photo(s) to remove</source>
   <translation>
    <numerusform>%Ln 张可清理</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Your photos are being compared with each other. You can do something else in the meantime.</source>
   <translation>正在比较你的照片，期间可以做别的事。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Some photos are nearly the same, though, such as the shots of a burst.</source>
   <translation>但有一些几乎相同的照片，例如连拍。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>No duplicates</source>
   <translation>没有重复照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Keep this photo</source>
   <translation>保留这张</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Same picture</source>
   <translation>同一张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Copies, including other sizes, formats and quality</source>
   <translation>副本，包括不同尺寸、格式和画质的版本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Nearly the same</source>
   <translation>几乎相同</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Also other shots of a burst, slight crops and edits</source>
   <translation>还包括连拍、轻微裁剪和编辑过的版本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Looking for duplicates failed</source>
   <translation>查找重复照片失败</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Looking for duplicates</source>
   <translation>正在查找重复照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Nothing has been found so far.</source>
   <translation>目前没有发现。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>No photo appears twice</source>
   <translation>没有重复的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Show them</source>
   <translation>显示</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>There is nothing to move</source>
   <translation>没有需要移动的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>The photos have changed since they were compared. Look for duplicates again.</source>
   <translation>比较之后照片有变动，请重新查找。</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>The best photo of each of %Ln group(s) is kept.</source>
   <translation>
    <numerusform>%Ln 组中各保留最佳的一张。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>%Ln group(s) changed in the meantime and are left out.</source>
   <translation>
    <numerusform>%Ln 组在此期间有变动，不作处理。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Emptying the trash frees {size}.</source>
   <translation>清空回收站后可释放 {size}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>{name} is kept.</source>
   <translation>保留 {name}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Looking at new photos</source>
   <translation>正在查看新照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Comparing photos</source>
   <translation>正在比较照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Measuring sharpness</source>
   <translation>正在测量清晰度</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Last action</source>
   <translation>最近一次操作</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Undo (Ctrl+Z)</source>
   <translation>撤销 (Ctrl+Z)</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Dismiss</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Show photos marked as different</source>
   <translation>重新显示标为不同的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Clear these marks and show the photos as duplicates again</source>
   <translation>清除“不同照片”的标记，重新作为重复照片显示</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>%Ln file(s) moved to the trash</source>
   <translation>
    <numerusform>已将 %Ln 个文件移到回收站</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Moving photos to the trash</source>
   <translation>正在将照片移到回收站</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Marked as different photos</source>
   <translation>已标为不同的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/grid.py" />
   <source>Photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>offline</source>
   <translation>离线</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>excluded from search</source>
   <translation>已从搜索中排除</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>in %Ln file(s)</source>
   <translation>
    <numerusform>共 %Ln 个文件</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>Its drive isn't connected</source>
   <translation>驱动器未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/photo_model.py" />
   <source>Similarity {score}</source>
   <translation>相似度 {score}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/scrubber.py" />
   <source>Timeline</source>
   <translation>时间线</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/section_heading.py" />
   <source>expanded</source>
   <translation>已展开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/section_heading.py" />
   <source>collapsed</source>
   <translation>已折叠</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/section_heading.py" />
   <source>Hide these photos</source>
   <translation>隐藏这些照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/grid/section_heading.py" />
   <source>Show these photos</source>
   <translation>显示这些照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Files that could not be read</source>
   <translation>无法读取的文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>A file is tried again automatically when it changes. The files themselves are not modified.</source>
   <translation>文件有变动时会自动重试。文件本身不会被改动。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Files that could not be read, with the reasons</source>
   <translation>无法读取的文件及原因</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>The selected file, and the full reason</source>
   <translation>所选文件及完整原因</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Try all again</source>
   <translation>全部重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Reason</source>
   <translation>原因</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>%Ln file(s) could not be read</source>
   <translation>
    <numerusform>%Ln 个文件无法读取</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Every file could be read</source>
   <translation>所有文件均可读取</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folder_actions.py" />
   <source>Resume indexing</source>
   <translation>继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>Choose a folder of photos</source>
   <translation>选择照片文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>This folder can't be added</source>
   <translation>无法添加此文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>The photos can't be forgotten</source>
   <translation>无法移除这些照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>This drive can't be used</source>
   <translation>无法使用此驱动器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>This folder can't be removed</source>
   <translation>无法移除此文件夹</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>%Ln photo(s) will no longer be found. The photos themselves are not touched: they stay in {folder}</source>
   <translation>
    <numerusform>将无法再搜索到这 %Ln 张照片。照片本身不受影响，仍保存在 {folder}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>Remove “{folder}” from the library?</source>
   <translation>从图库中移除“{folder}”？</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>Forgot %Ln missing photo(s)</source>
   <translation>
    <numerusform>已从图库中移除 %Ln 张缺失的照片</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>The files can't be tried again</source>
   <translation>无法重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/folders.py" />
   <source>{folder} was added</source>
   <translation>已添加“{folder}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/grouping.py" />
   <source>Less certain</source>
   <translation>可能相关</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_client.py" />
   <source>Another Lepton Desktop is indexing this library</source>
   <translation>另一个 Lepton Desktop 正在索引此图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_client.py" />
   <source>Indexing stopped unexpectedly</source>
   <translation>索引意外停止</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_client.py" />
   <source>{why}; trying again in {seconds} s</source>
   <translation>{why}；{seconds} 秒后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_client.py" />
   <source>Indexing can't be started: {reason}</source>
   <translation>无法启动索引：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Looking for new photos</source>
   <translation>正在查找新照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Indexing</source>
   <translation>索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Watching for changes</source>
   <translation>正在监视变动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>No permission</source>
   <translation>无权读取</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Not responding</source>
   <translation>没有响应</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Another drive is here</source>
   <translation>此处是另一个驱动器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>The disk is full: indexing resumes when there is space again</source>
   <translation>磁盘已满，有空间后会继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photo shows that; these come closest</source>
   <translation>没有照片符合，以下最为接近</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Excluded from search, newest first</source>
   <translation>已从搜索中排除，最新的在前</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>The library can't be read</source>
   <translation>无法读取图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>This search failed</source>
   <translation>搜索失败</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>The model is being loaded. The results appear in a moment.</source>
   <translation>正在加载模型，结果马上就会显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Try other words, or look at the photos that come closest.</source>
   <translation>换个说法试试，或者看看最接近的照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Show less certain photos</source>
   <translation>显示可能相关的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>The first photos are being indexed. You can search them as soon as they are ready.</source>
   <translation>正在为第一批照片建立索引，完成后即可在此搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Nothing in your library matches this. Try other words, or fewer.</source>
   <translation>图库中没有符合的照片。请换个说法，或减少条件。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>There are no photos in your library yet. Add a folder with photos.</source>
   <translation>图库中还没有照片。请添加有照片的文件夹。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photos found</source>
   <translation>未找到照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Its photos stay in the library and appear again when its drive is connected.</source>
   <translation>照片信息已保留，重新连接驱动器后即会恢复显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos that are not indexed yet appear here when indexing resumes.</source>
   <translation>继续索引后，尚未索引的照片会显示在这里。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos appear here as they are found. You can already search the first ones.</source>
   <translation>找到的照片会陆续显示在这里。已找到的照片现在就可以搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>There are no photos in {folder}. Photos that you save there appear automatically.</source>
   <translation>“{folder}”中没有照片。存入照片后会自动显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>There are no photos in your folders. Photos that you save there appear automatically.</source>
   <translation>你的文件夹中没有照片。存入照片后会自动显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photos here yet</source>
   <translation>这里还没有照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>All photos, newest first</source>
   <translation>所有照片，最新的在前</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Newest first</source>
   <translation>最新的在前</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Matches for {question}, newest first</source>
   <translation>匹配（最新的在前）：{question}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Matches for {question} in {folder}, newest first</source>
   <translation>“{folder}”中的匹配（最新的在前）：{question}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Best matches for {question}</source>
   <translation>最佳匹配：{question}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Best matches for {question} in {folder}</source>
   <translation>“{folder}”中的最佳匹配：{question}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>It is damaged or missing, but there are backups of your folders and other choices.</source>
   <translation>图库已损坏或丢失，但你的文件夹和其他设置有备份。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Getting ready to search</source>
   <translation>正在准备搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photo shows that</source>
   <translation>没有符合的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Search all photos</source>
   <translation>搜索所有照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Nothing to search yet</source>
   <translation>暂时没有可搜索的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Indexing is paused</source>
   <translation>索引已暂停</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Looking through your folders</source>
   <translation>正在浏览你的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Some files could not be read; the status bar below says why.</source>
   <translation>有些文件无法读取，原因见下方状态栏。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>{folder}, newest first</source>
   <translation>{folder}，最新的在前</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos like {name} in {folder}</source>
   <translation>“{folder}”中与 {name} 相似的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos like {name}</source>
   <translation>与 {name} 相似的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Restore…</source>
   <translation>恢复…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Nothing in {folder} matches this.</source>
   <translation>“{folder}”中没有符合的照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>{folder} isn't connected</source>
   <translation>“{folder}”未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Search doesn't work: {reason}</source>
   <translation>搜索不可用：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>“{words}”</source>
   <translation>“{words}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/navigation.py" />
   <source>all your photos</source>
   <translation>所有照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>The photos are indexed on this computer. They stay where they are, unchanged.</source>
   <translation>照片会在这台电脑上建立索引，并原样留在原处。</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>Add %Ln folder(s) to the library?</source>
   <translation>
    <numerusform>要将 %Ln 个文件夹添加到图库吗？</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>Add to library</source>
   <translation>添加到图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>This can't be opened</source>
   <translation>无法打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>{name} is no longer there, or its drive isn't connected</source>
   <translation>{name} 已不存在，或其驱动器未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/opening.py" />
   <source>Add “{folder}” to the library?</source>
   <translation>要将“{folder}”添加到图库吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>The library is damaged or missing</source>
   <translation>图库已损坏或丢失</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Your photos are not touched. They are indexed again.</source>
   <translation>你的照片不受影响，将重新建立索引。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Your folders, saved searches and other choices can be restored as they were on {day}.</source>
   <translation>你的文件夹、已存搜索和其他设置可以恢复到 {day} 的状态。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>None of its backups is intact.</source>
   <translation>没有一个备份是完整的。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Save this search</source>
   <translation>保存此搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Rename the saved search</source>
   <translation>重命名已存搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>The photos that it finds are not touched.</source>
   <translation>它找到的照片不受影响。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Saved search</source>
   <translation>已存搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Search for something first, then save the search</source>
   <translation>请先搜索，再保存</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Delete the saved search “{name}”?</source>
   <translation>删除已存搜索“{name}”？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>The search can't be saved</source>
   <translation>无法保存</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>The search can't be renamed</source>
   <translation>无法重命名</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>The search can't be deleted</source>
   <translation>无法删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Saved as “{name}”</source>
   <translation>已保存为“{name}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>This search is already saved as “{name}”</source>
   <translation>此搜索已保存为“{name}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Library, saved searches and folders</source>
   <translation>图库、已存搜索和文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Add a folder of photos (Ctrl+O), or drop one on the window</source>
   <translation>添加照片文件夹 (Ctrl+O)，或将其拖到窗口</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Add a folder</source>
   <translation>添加文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Photos that no search returns</source>
   <translation>任何搜索都不会找到的照片</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>%Ln missing</source>
   <translation>
    <numerusform>%Ln 张缺失</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>%Ln not connected</source>
   <translation>
    <numerusform>%Ln 张未连接</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Not connected</source>
   <translation>未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Photos disappeared all at once. They are kept until you forget them in this folder's menu.</source>
   <translation>有照片同时消失，其记录会保留，直到你在此文件夹的菜单中移除它们。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Excluded from search</source>
   <translation>已从搜索中排除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Saved searches</source>
   <translation>已存搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/sidebar.py" />
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Library status</source>
   <translation>图库状态</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Resume indexing, now that there is space on the disk</source>
   <translation>磁盘已有空间，继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Selection</source>
   <translation>所选内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Notice</source>
   <translation>通知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Thumbnail size</source>
   <translation>缩略图大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Thumbnail size (Ctrl with + and -)</source>
   <translation>缩略图大小（Ctrl 加 + 或 -）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Show which files, and why</source>
   <translation>查看是哪些文件及原因</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Up to date</source>
   <translation>已是最新</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>%Ln could not be read</source>
   <translation>
    <numerusform>%Ln 个无法读取</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>The disk is full: indexing waits for space</source>
   <translation>磁盘已满，等待空间以继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Paused on battery</source>
   <translation>使用电池，已暂停</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Getting ready to index</source>
   <translation>正在准备索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>{paused}, {number} still to index</source>
   <translation>{paused}，还有 {number} 张待索引</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>%Ln selected</source>
   <translation>
    <numerusform>已选 %Ln 张</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Indexing {done} of {total}</source>
   <translation>正在索引 {done} / {total}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/view_options.py" />
   <source>Best matches first</source>
   <translation>最符合的在前</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/view_options.py" />
   <source>Group by month</source>
   <translation>按月分组</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/view_options.py" />
   <source>How the photos are sorted and grouped</source>
   <translation>照片的排序和分组方式</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/view_options.py" />
   <source>grouped by month</source>
   <translation>按月分组</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/view_options.py" />
   <source>View: {order}</source>
   <translation>查看：{order}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/chip.py" />
   <source>Press Delete to remove it, Enter to change it</source>
   <translation>按 Delete 移除，按 Enter 修改</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/chip.py" />
   <source>{kind}: {value}</source>
   <translation>{kind}：{value}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Last 7 days</source>
   <translation>最近 7 天</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>This month</source>
   <translation>本月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Last month</source>
   <translation>上个月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Last summer</source>
   <translation>去年夏天</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>This year</source>
   <translation>今年</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Presets</source>
   <translation>常用日期</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Any date</source>
   <translation>不限日期</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Calendar</source>
   <translation>日历</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>From</source>
   <translation>从</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Until</source>
   <translation>到</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>any day</source>
   <translation>不限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Previous month</source>
   <translation>上一个月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Next month</source>
   <translation>下一个月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Month</source>
   <translation>月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>Year</source>
   <translation>年</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_words.py" />
   <source>{year}</source>
   <translation>{year}年</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_words.py" />
   <source>{month} {year}</source>
   <translation>{year}年{month}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_words.py" />
   <source>From {day}</source>
   <translation>{day}起</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_words.py" />
   <source>Until {day}</source>
   <translation>截至{day}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Add to the search</source>
   <translation>添加搜索条件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Date…</source>
   <translation>日期…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Picture…</source>
   <translation>图片…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Without…</source>
   <translation>不包含…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Camera</source>
   <translation>相机</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Orientation</source>
   <translation>方向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>File type</source>
   <translation>文件类型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>not {kind}</source>
   <translation>非{kind}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Landscape</source>
   <translation>横向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Portrait</source>
   <translation>纵向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Square</source>
   <translation>方形</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>Excluded photos</source>
   <translation>已排除的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>not in {folder}</source>
   <translation>不在“{folder}”中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_words.py" />
   <source>not by {camera}</source>
   <translation>非 {camera} 拍摄</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>This doesn't look like English, the only language that the model in use understands.</source>
   <translation>搜索内容似乎不是英文，而当前模型只懂英文。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>Use a multilingual model…</source>
   <translation>使用多语言模型…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>Don't show this again</source>
   <translation>不再提示</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Excluded words</source>
   <translation>排除的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Refinement</source>
   <translation>微调</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>like {name}</source>
   <translation>像 {name}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>unlike {name}</source>
   <translation>不像 {name}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>more like {name}</source>
   <translation>多些像 {name} 的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>less like {name}</source>
   <translation>少些像 {name} 的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>without {words}</source>
   <translation>不含“{words}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_controller.py" />
   <source>Choose a picture to search with</source>
   <translation>选择用来搜索的图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_controller.py" />
   <source>{path}: there is no such file</source>
   <translation>{path}：文件不存在</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Search photos</source>
   <translation>搜索照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>What was not understood</source>
   <translation>无法理解的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Add a date, a folder, a camera, a picture…</source>
   <translation>添加日期、文件夹、相机、图片…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Clear the search</source>
   <translation>清除搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Clear the search (Esc)</source>
   <translation>清除搜索 (Esc)</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Describe the photo you are looking for</source>
   <translation>描述你要找的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Describe what they show</source>
   <translation>描述照片里的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>Describe what you are looking for in {place}</source>
   <translation>在{place}中搜索，描述你要找的画面</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/suggestion_list.py" />
   <source>Suggestions</source>
   <translation>建议</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/suggestions.py" />
   <source>Recent</source>
   <translation>最近搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>About</source>
   <translation>关于</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Finds photos by what they show. No photo and no search ever leaves this computer.</source>
   <translation>按内容查找照片。照片和搜索内容都不会离开这台电脑。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Updates</source>
   <translation>更新</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Check for updates</source>
   <translation>检查更新</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Open the download page</source>
   <translation>打开下载页面</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>It opens in your web browser</source>
   <translation>将在网页浏览器中打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Licences</source>
   <translation>许可证</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Show all licences…</source>
   <translation>显示所有许可证…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Names of towns: GeoNames (geonames.org), CC BY 4.0.</source>
   <translation>地名数据：GeoNames (geonames.org)，CC BY 4.0。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Installed with everything that it needs.</source>
   <translation>安装时已包含所需的一切。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>This edition can't look for a newer version. You can find it where you got this one.</source>
   <translation>此版本无法查找新版本。请到你获取它的地方查看。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Each Python package that it uses has its own licence in the folder that it is installed in.</source>
   <translation>所用的每个 Python 软件包在各自的安装文件夹中都附有自己的许可证。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Asking…</source>
   <translation>正在查询…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>This is the latest version.</source>
   <translation>这是最新版本。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>{name} itself is free software under the MIT licence.</source>
   <translation>{name} 本身是采用 MIT 许可证的自由软件。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>The window is made with Qt and PySide6, which are used under the LGPL, version 3. You may use them in another version: replace their files in {folder}.</source>
   <translation>窗口使用 Qt 和 PySide6 制作，它们依照 LGPL 第 3 版使用。你可以换用它们的其他版本：替换 {folder} 中的文件即可。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Version {version} is available.</source>
   <translation>有新版本 {version} 可用。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>Installed as a package of Python {version}.</source>
   <translation>作为 Python {version} 的软件包安装。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/about_page.py" />
   <source>It asks {host}, which then sees your network address and this version's number, but nothing of your photos or searches. Nothing is downloaded or installed.</source>
   <translation>此操作会询问 {host}；对方会看到你的网络地址和当前版本号，但看不到你的任何照片或搜索。不会下载或安装任何内容。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Appearance</source>
   <translation>外观</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Colours</source>
   <translation>颜色</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Text size</source>
   <translation>文字大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>The text size follows the system. You can change it in the system's settings.</source>
   <translation>文字大小跟随系统，可在系统设置中更改。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Same as system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>To add a translation, put its file, lepton_CODE.qm, in {folder}</source>
   <translation>要添加其他语言，请将翻译文件 lepton_CODE.qm 放入 {folder}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Everything that Lepton Desktop knows is in one folder. Your photos are not in it.</source>
   <translation>Lepton Desktop 的全部数据都在一个文件夹中，其中没有你的照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Data folder</source>
   <translation>数据文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Open folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Clear thumbnails</source>
   <translation>清除缩略图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>They are made again when you look at the photos</source>
   <translation>浏览时会重新生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Move the library</source>
   <translation>移动图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>To another folder or disk, or to another computer: with everything that was found out and that you decided, so that no photo is indexed again.</source>
   <translation>移到其他文件夹、磁盘或另一台电脑：已分析的内容和你的选择都会一并带走，照片无需重新索引。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Move…</source>
   <translation>移动…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Move the library…</source>
   <translation>移动图库…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Import a library from another computer…</source>
   <translation>从另一台电脑导入图库…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Remove everything</source>
   <translation>全部移除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Removes everything that Lepton Desktop has made, and quits. Your photos stay where they are, unchanged.</source>
   <translation>移除 Lepton Desktop 生成的全部数据并退出。你的照片留在原处，原样不动。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Remove everything…</source>
   <translation>全部移除…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Remove everything that Lepton Desktop has made?</source>
   <translation>移除 Lepton Desktop 生成的全部数据？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Remove and quit</source>
   <translation>移除并退出</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>This removes {size} from {folder}: the list of your folders, what the model saw in each photo, the search index, the thumbnails, the downloaded models and the settings. Lepton Desktop no longer starts with the system. This can't be undone.

Your photos stay where they are, unchanged. Lepton Desktop quits.</source>
   <translation>将从 {folder} 中移除 {size} 数据：文件夹列表、模型对每张照片的理解、搜索索引、缩略图、下载的模型和设置。Lepton Desktop 也不再开机启动。此操作无法撤销。

你的照片留在原处，原样不动。Lepton Desktop 将退出。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Catalog: folders, photos, what the model saw</source>
   <translation>图库数据：文件夹、照片、模型的理解</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Search index, made from the catalog</source>
   <translation>搜索索引，由图库数据生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Thumbnails, made from the photos</source>
   <translation>缩略图，由照片生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Models: downloaded, or compiled for this processor</source>
   <translation>模型：已下载的，以及为本机处理器编译的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Settings and other files</source>
   <translation>设置及其他文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Total</source>
   <translation>总计</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Free on the disk</source>
   <translation>磁盘可用空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/dialog.py" />
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/dialog.py" />
   <source>Settings pages</source>
   <translation>设置页面</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/dialog.py" />
   <source>This choice could not be applied</source>
   <translation>无法应用此选择</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/download.py" />
   <source>The download stopped unexpectedly; try again: what is already downloaded is kept</source>
   <translation>下载意外中断；请重试，已下载的部分会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Measure on this computer</source>
   <translation>在这台电脑上测量</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>The engines are being measured</source>
   <translation>正在测量各运行引擎</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Automatic: the fastest with practically no loss</source>
   <translation>自动：几乎没有损失的方式中最快的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Your choice is being prepared for this computer, which takes a minute or two. It is used as soon as it is ready.</source>
   <translation>正在为这台电脑生成所选的引擎，需要一两分钟。完成后立即使用。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>The engines are being measured, which takes a minute or two. You can do something else in the meantime.</source>
   <translation>正在测量各运行引擎，需要一两分钟。期间可以做别的事。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>{engine} {precision}: {size}, {speed} pictures a second,
loss {loss} % ({most} %), missed {missed} %</source>
   <translation>{engine} {precision}：{size}，每秒 {speed} 张照片，
损失 {loss}%（{most}%），漏掉 {missed}%</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Loss: how far a photo's description is from the one in full precision, on average (and at most).</source>
   <translation>损失：照片的描述与全精度结果的差异，以平均值（最大值）表示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>{engine} {precision}: {size}, {speed} pictures a second, loss {loss} % ({most} %)</source>
   <translation>{engine} {precision}：{size}，每秒 {speed} 张照片，损失 {loss}%（{most}%）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>{engine} {precision}: not measured yet; this needs {count} of your photos</source>
   <translation>{engine} {precision}：尚未测量，需要你的 {count} 张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>The engine could not be prepared or measured: {reason}</source>
   <translation>引擎无法准备或测量：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Not measured on this computer yet.</source>
   <translation>尚未在这台电脑上测量。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Run the model with: {way}</source>
   <translation>模型运行方式：{way}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>Missed: how often the photo that full precision ranks first isn't among the first ten. i8 computes in eight bits.</source>
   <translation>漏掉：全精度下排在第一位的照片，有多大比例不在前十位之中。i8 表示以八位计算。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Workload</source>
   <translation>工作强度</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Pause while the computer runs on battery</source>
   <translation>使用电池时暂停</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Run the model on</source>
   <translation>模型运行设备</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Leave out</source>
   <translation>忽略</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Files and folders to leave out, one pattern per line, as in a .gitignore file: * stands for any characters, ** for any folders. A / at the end matches only folders, and a / at the start only the top of a watched folder. ! includes something again.</source>
   <translation>要忽略的文件和文件夹，每行一条规则，写法同 .gitignore：* 代表任意字符，** 代表任意层文件夹，末尾加 / 只匹配文件夹，开头加 / 只匹配受监视文件夹的顶层，! 表示重新包含。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Patterns to leave out, one per line</source>
   <translation>忽略规则，每行一条</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Apply</source>
   <translation>应用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Apply the patterns</source>
   <translation>应用规则</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Undo changes</source>
   <translation>撤销更改</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Checking what this computer has…</source>
   <translation>正在检测可用设备…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>The best available</source>
   <translation>自动选择最佳</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>The processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>At full speed; other programs come first</source>
   <translation>全速，其他程序优先</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Gently: quieter and cooler, a third as fast</source>
   <translation>轻柔：更安静、更凉爽，速度约为三分之一</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Apple's graphics (MPS)</source>
   <translation>Apple 图形处理器 (MPS)</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>An NVIDIA or AMD graphics card (CUDA, ROCm)</source>
   <translation>NVIDIA 或 AMD 显卡 (CUDA、ROCm)</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>%Ln photo(s) in the library would be left out.</source>
   <translation>
    <numerusform>图库中有 %Ln 张照片会被忽略。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>None of the photos in the library would be left out.</source>
   <translation>图库中的照片都不会被忽略。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>{subject}: {reason}</source>
   <translation>{subject}：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>The built-in model: small, fast, ready from the start</source>
   <translation>内置模型：小巧、快速、开箱即用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Much better at details, still fast without a graphics card</source>
   <translation>细节识别更好，没有显卡也足够快</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>The best answers here, and in many languages; slow without a graphics card</source>
   <translation>结果最好，支持多种语言；没有显卡时较慢</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>English</source>
   <translation>英语</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>English and about a hundred others</source>
   <translation>英语及约一百种其他语言</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Apple AMLR (research only)</source>
   <translation>Apple AMLR（仅限研究）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>see its page on the hub</source>
   <translation>见其模型页面</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>built in</source>
   <translation>内置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>In use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Use</source>
   <translation>使用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Install PyTorch…</source>
   <translation>安装 PyTorch…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Download</source>
   <translation>下载</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>size unknown</source>
   <translation>大小未知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>quality not measured</source>
   <translation>质量未测</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Asking the hub…</source>
   <translation>正在查询模型库…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>size not known</source>
   <translation>大小未知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>licence: {licence}</source>
   <translation>许可证：{licence}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Download {model}, {size}</source>
   <translation>下载 {model}，{size}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Use {model}</source>
   <translation>使用 {model}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Delete {model}</source>
   <translation>删除 {model}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Cancel the download of {model}</source>
   <translation>取消下载 {model}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Download of {model}</source>
   <translation>{model} 的下载进度</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Install PyTorch, which can run {model}</source>
   <translation>安装可以运行 {model} 的 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Only PyTorch can run it</source>
   <translation>只有 PyTorch 才能运行它</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>a caption finds its photo among the first ten: {percent} %</source>
   <translation>按描述在前十张中找到照片：{percent}%</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>ImageNet, as published: {percent} %</source>
   <translation>ImageNet（官方数据）：{percent}%</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>{done} of {total}</source>
   <translation>{done} / {total}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>It needs {needed}, but the disk has only {free} left</source>
   <translation>需要 {needed}，磁盘仅剩 {free}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Its files are removed from the disk. You can download it again.</source>
   <translation>将从磁盘删除其文件，之后可以重新下载。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>The model determines what can be found. When you change it, your photos are indexed again in the background. The previous model keeps answering until that is done.</source>
   <translation>模型决定能找到什么。更换模型后，会在后台重新为照片建立索引，完成之前仍由原来的模型给出结果。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>What runs the model in use</source>
   <translation>所用模型的运行方式</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Another model</source>
   <translation>其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Any open_clip model whose weights are published as safetensors: NAME/TAG, such as ViT-B-32/laion2b_s34b_b79k, or hf-hub:owner/repository.</source>
   <translation>任何以 safetensors 发布权重的 open_clip 模型：NAME/TAG，例如 ViT-B-32/laion2b_s34b_b79k，或 hf-hub:owner/repository。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Name of another model</source>
   <translation>其他模型的名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Download the model with this name</source>
   <translation>下载此名称的模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Delete {model}?</source>
   <translation>删除 {model}？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>{size} are free on the disk. Downloading is the only thing here that uses the network.</source>
   <translation>磁盘可用空间 {size}。下载是这里唯一会使用网络的操作。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/notices_dialog.py" />
   <source>Search in the licences</source>
   <translation>在许可证中搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/notices_dialog.py" />
   <source>Next</source>
   <translation>下一个</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>A comment; it has no effect.</source>
   <translation>注释，不起作用。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>the folder {name} at the top of a watched folder, with everything in it</source>
   <translation>受监视文件夹顶层的“{name}”文件夹及其全部内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>Includes again: {what}.</source>
   <translation>重新包含{what}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>Leaves out {what}.</source>
   <translation>忽略{what}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>the file or folder {name} at the top of a watched folder</source>
   <translation>受监视文件夹顶层的文件或文件夹“{name}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>every folder named {name}, with everything in it</source>
   <translation>所有名为“{name}”的文件夹及其全部内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>every file and folder named {name}, wherever it is</source>
   <translation>所有名为“{name}”的文件和文件夹，不论位置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>Line {number}: {pattern} {reason}</source>
   <translation>第 {number} 行：{pattern} {reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Privacy</source>
   <translation>隐私</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Your photos</source>
   <translation>你的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>They are only read. Lepton Desktop never changes a photo, and moves one to the trash only when you ask for it. A model on this computer's disk works out what the photos show, on this computer.</source>
   <translation>照片只会被读取。Lepton Desktop 从不修改照片，只有在你要求时才会移到回收站。照片的内容由这台电脑磁盘上的模型在本机分析。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The network</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The “Check for updates” button on the About page asks for the number of the latest version, where this edition offers that. Everything else works without a network.</source>
   <translation>“关于”页面上的“检查更新”按钮（若此版本提供）会查询最新版本号。其他一切功能都无需网络。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>There is no telemetry, no automatic update check, no crash report and no account.</source>
   <translation>没有遥测，没有自动更新检查，没有崩溃报告，也没有账户。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Search history</source>
   <translation>搜索历史</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The search bar suggests what you searched for before. Clearing the history removes these suggestions; your saved searches stay. Backups of the library keep the old history until newer backups replace them.</source>
   <translation>搜索栏会提示你以前的搜索。清除历史记录会移除这些提示，已保存的搜索会保留。图库的备份仍保留旧的历史记录，直到被更新的备份取代。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Clear search history…</source>
   <translation>清除搜索历史…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>What is kept on this computer</source>
   <translation>保存在这台电脑上的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Anyone who can read these files can learn from them what your photos show. They are as safe as your other files: your account on this computer protects them, and so does disk encryption if it is on. You can remove them on the Data page.</source>
   <translation>能读取这些文件的人可以从中了解照片内容。它们与你的其他文件同样安全：受这台电脑的账户保护，如已启用磁盘加密则也受其保护。可在“数据”页中移除。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Clear the search history?</source>
   <translation>要清除搜索历史吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>It can't be undone. Your saved searches stay.</source>
   <translation>此操作无法撤销。已保存的搜索会保留。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Models that come ready for this edition are downloaded from its publisher's address instead, which then sees the same.</source>
   <translation>为此版本准备好的模型改从其发布者的地址下载；对方会看到同样的信息。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: the paths of your photos, what their files say about them (date, camera, place), what the model saw in them (as numbers), and your recent and saved searches.</source>
   <translation>{path}：照片的路径、文件中的信息（日期、相机、地点）、模型看到的内容（以数字形式），以及你最近的搜索和已存搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: the same numbers again, arranged for searching.</source>
   <translation>{path}：同样的数字，按搜索需要排列。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: small copies of your photos for the window.</source>
   <translation>{path}：供窗口显示的照片缩略图。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: how the model understood your latest searches, as numbers.</source>
   <translation>{path}：模型对你最近搜索内容的理解，以数字形式记录。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: how the model understood words and sentences that come with the program, as numbers.</source>
   <translation>{path}：模型对随程序附带的词语和句子的理解，以数字形式记录。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: pictures that you pasted to search with.</source>
   <translation>{path}：你粘贴用来搜索的图片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: the models that you downloaded.</source>
   <translation>{path}：你下载的模型。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: models compiled for this computer's processor.</source>
   <translation>{path}：为本机处理器编译的模型。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: your choices in these settings.</source>
   <translation>{path}：你在这里的设置。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The “Download” button on the Models page uses it. It downloads the model's files from {hub}, which then sees your network address and the model's name, but nothing of your photos or searches.</source>
   <translation>“模型”页面上的“下载”按钮会使用网络。它从 {hub} 下载模型文件；对方会看到你的网络地址和模型名称，但看不到你的任何照片或搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The “Install” button of PyTorch on the same page uses it too. It downloads PyTorch from {index} or {other_index}, which then see your network address.</source>
   <translation>同一页面上 PyTorch 的“安装”按钮也会使用网络。它从 {index} 或 {other_index} 下载 PyTorch；对方会看到你的网络地址。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: PyTorch, if you installed it.</source>
   <translation>{path}：PyTorch（如果你安装了它）。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>Start</source>
   <translation>启动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>Start with the system</source>
   <translation>开机启动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>Keep watching when the window is closed</source>
   <translation>关闭窗口后继续监视</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>New photos are then indexed from the moment you log in. The window stays closed until you open it.</source>
   <translation>登录后即开始索引新照片，窗口在你打开之前保持关闭。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>New photos are then indexed from the moment you log in. The window opens minimized.</source>
   <translation>登录后即开始索引新照片，窗口以最小化方式打开。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>An icon stays in the notification area. Its menu opens the window again, pauses indexing and quits.</source>
   <translation>通知区域会保留一个图标，可从其菜单重新打开窗口、暂停索引或退出。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>This desktop has no notification area, so there would be no way to open the window again.</source>
   <translation>此桌面没有通知区域，关闭后将无法重新打开窗口。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>It runs models on NVIDIA graphics cards, and any open_clip model on the processor.</source>
   <translation>它可以在 NVIDIA 显卡上运行模型，也可以在处理器上运行任何 open_clip 模型。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Its files are removed from the disk. You can install it again.</source>
   <translation>它的文件会从磁盘上删除。你可以重新安装。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>What PyTorch is installed for</source>
   <translation>为哪种硬件安装 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Install</source>
   <translation>安装</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Install PyTorch</source>
   <translation>安装 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Remove PyTorch</source>
   <translation>移除 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>PyTorch must be installed again for this version of Lepton Desktop</source>
   <translation>此版本的 Lepton Desktop 需要重新安装 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>PyTorch is still in use. Its disk space is freed the next time Lepton Desktop starts.</source>
   <translation>PyTorch 仍在使用中。下次启动 Lepton Desktop 时会释放它占用的磁盘空间。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>For the processor</source>
   <translation>用于处理器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>For NVIDIA graphics cards</source>
   <translation>用于 NVIDIA 显卡</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>PyTorch {version}</source>
   <translation>PyTorch {version}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>{size} to download</source>
   <translation>需下载 {size}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>{size} on the disk</source>
   <translation>占用磁盘 {size}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Finishing…</source>
   <translation>正在完成…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>Remove {model}?</source>
   <translation>移除 {model}？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/torch_card.py" />
   <source>PyTorch {version} is installed</source>
   <translation>已安装 PyTorch {version}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/update_check.py" />
   <source>The check stopped unexpectedly; try again</source>
   <translation>检查意外中止；请重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/desktop.py" />
   <source>{folder}: the file browser could not be started</source>
   <translation>{folder}：无法打开文件管理器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/desktop.py" />
   <source>{name}: no program on this system can open it</source>
   <translation>{name}：系统中没有可打开它的程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: can't be moved to the trash ({reason}); check the permissions of the file and its folder</source>
   <translation>{path}：无法移到回收站（{reason}）；请检查该文件及其文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: another file has this name now; the old one stays in the trash</source>
   <translation>{path}：原处已有同名文件，原文件仍在回收站</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: has changed since it was shown, so it stays</source>
   <translation>{path}：自显示以来已更改，因此保留原处</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: can't be checked ({reason}), so it stays</source>
   <translation>{path}：无法查看（{reason}），因此保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: has changed since it was compared, so it stays</source>
   <translation>{path}：比较之后有变动，因此保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: is the same file as {other}, so it stays</source>
   <translation>{path}：与 {other} 是同一个文件，因此保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: restore it from the system's trash</source>
   <translation>{path}：请从系统回收站恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: can't be put back ({reason}); restore it from the system's trash</source>
   <translation>{path}：无法恢复（{reason}）；请从系统回收站恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: its drive has no trash; delete it with your file browser</source>
   <translation>{path}：所在驱动器没有回收站；请在文件管理器中删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: is no longer there</source>
   <translation>{path}：已不存在</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/tray.py" />
   <source>Open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/dialogs.py" />
   <source>… and %Ln more line(s)</source>
   <translation>
    <numerusform>……还有 %Ln 行</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>a few seconds left</source>
   <translation>还剩几秒</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln second(s) left</source>
   <translation>
    <numerusform>还剩 %Ln 秒</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln minute(s) left</source>
   <translation>
    <numerusform>还剩 %Ln 分钟</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>%Ln hour(s) left</source>
   <translation>
    <numerusform>还剩 %Ln 小时</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>{number} hours left</source>
   <translation>还剩 {number} 小时</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>{number} a minute</source>
   <translation>每分钟 {number} 张</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/formatting.py" />
   <source>{number} a second</source>
   <translation>每秒 {number} 张</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/i18n.py" />
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/i18n.py" />
   <source>{sentence} {next}</source>
   <translation>{sentence}{next}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>Choose a folder with your photos. They are indexed once, in the background. Then type what you remember, such as “a dog running on the beach”, and the right photos appear.</source>
   <translation>选择存放照片的文件夹，程序会在后台建立一次索引。之后输入你记得的画面，例如“a dog running on the beach”，就能找到对应的照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>Find your photos by describing them</source>
   <translation>说出画面，找到照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>Or drop a folder on this window. Your photos stay where they are, unchanged,
and nothing leaves this computer.</source>
   <translation>也可以把文件夹拖到此窗口。照片留在原处，原样不动，
任何内容都不会离开这台电脑。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>I have a library from another computer…</source>
   <translation>我有另一台电脑上的图库…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>{title}. {text}</source>
   <translation>{title}。{text}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/pages.py" />
   <source>Use my {name} folder</source>
   <translation>使用“{name}”文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Import a library</source>
   <translation>导入图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Folders whose photos are on this computer are found automatically. The others stay in the library: their photos are still found, but can't be opened until you connect their disk.</source>
   <translation>照片已在这台电脑上的文件夹会自动找到。其余文件夹保留在图库中：其照片仍可搜索到，但连接其磁盘之后才能打开。</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>The present library with %Ln folder(s) is replaced. A copy of it is kept among the backups.</source>
   <translation>
    <numerusform>当前含 %Ln 个文件夹的图库将被替换，其副本保存在备份中。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Choose folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>{photos}, not found on this computer</source>
   <translation>{photos}，在这台电脑上未找到</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>{photos}, found in {folder}</source>
   <translation>{photos}，位于 {folder}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Replace and import</source>
   <translation>替换并导入</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>A library with {photos}</source>
   <translation>包含 {photos}的图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Where is {folder} on this computer?</source>
   <translation>{folder} 在这台电脑上的什么位置？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/import_dialog.py" />
   <source>Choose where {folder} is</source>
   <translation>选择 {folder} 的位置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>Writes the library into one file: what the model saw in your photos, and what you decided. You import the file on the other computer. Your photos are not in it: copy them yourself, or connect their disk there.</source>
   <translation>将图库写入一个文件：包括模型在照片中看到的内容和你的选择。请在另一台电脑上导入该文件。文件中不含照片：请自行复制照片，或在那里连接照片所在的磁盘。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>Where should the library go?</source>
   <translation>将图库移到哪里？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>To another folder or disk on this computer</source>
   <translation>这台电脑上的其他文件夹或磁盘</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>To another computer</source>
   <translation>另一台电脑</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>Moves everything that Lepton Desktop knows ({size}). The window closes meanwhile and opens again. Your photos stay where they are.</source>
   <translation>移动 Lepton Desktop 的全部数据（{size}）。移动期间窗口会关闭，完成后重新打开。照片留在原处。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>Not possible here: the data folder of this library is set by {variable} or belongs to the demo.</source>
   <translation>此处无法移动：该图库的数据文件夹由 {variable} 设定，或属于演示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>With thumbnails ({size}), to see photos whose disk isn't connected</source>
   <translation>包含缩略图（{size}），以便查看磁盘未连接的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/move_dialog.py" />
   <source>With the downloaded models ({size})</source>
   <translation>包含已下载的模型（{size}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/progress_dialog.py" />
   <source>Stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/progress_dialog.py" />
   <source>Checking…</source>
   <translation>正在检查…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Libraries of Lepton Desktop</source>
   <translation>Lepton Desktop 图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Choose the file of a library</source>
   <translation>选择图库文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Exporting the library</source>
   <translation>正在导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>You can go on working meanwhile. The file holds what is known now.</source>
   <translation>导出期间可以继续使用。文件包含当前已知的内容。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Opening the library</source>
   <translation>正在打开图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Everything in the file is checked before it is used.</source>
   <translation>文件中的全部内容在使用前都会经过检查。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Choose the folder or disk for the library</source>
   <translation>选择存放图库的文件夹或磁盘</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Export the library</source>
   <translation>导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Move the library?</source>
   <translation>移动图库？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Move</source>
   <translation>移动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>The library is exported</source>
   <translation>图库已导出</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>Photo library</source>
   <translation>照片图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>The library can't be moved</source>
   <translation>无法移动图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>From {old}
to {new}

The window closes while everything is copied and compared. Only then is the old copy removed.</source>
   <translation>从 {old}
移到 {new}

复制和核对期间窗口会关闭。全部完成之后才会移除旧的副本。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>{photos}, {size}: {path}

On the other computer: Settings &gt; Data &gt; Import…, or the first page.</source>
   <translation>{photos}，{size}：{path}

在另一台电脑上：设置 &gt; 数据 &gt; 导入…，或使用首页。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>The library can't be exported</source>
   <translation>无法导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/transfers.py" />
   <source>The library can't be imported</source>
   <translation>无法导入图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>Moving the library</source>
   <translation>正在移动图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>The window opens again when everything is in its new place. Your photos are not touched.</source>
   <translation>全部数据就位后，窗口会重新打开。你的照片不受影响。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>Importing the library</source>
   <translation>正在导入图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>Your photos are not touched.</source>
   <translation>你的照片不受影响。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>The former folder could not be removed</source>
   <translation>无法移除原来的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>The library is imported</source>
   <translation>图库已导入</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>The library was not moved</source>
   <translation>图库未移动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>The previous library is kept in {path}.</source>
   <translation>之前的图库保存在 {path}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>Its model {name} isn't on this computer. Download it in the settings, under Models, to search by words.</source>
   <translation>图库使用的模型 {name} 不在这台电脑上。请在设置的“模型”页下载，然后才能用文字搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/transfer/wishes.py" />
   <source>Not found on this computer: {folders}.</source>
   <translation>在这台电脑上未找到：{folders}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>N</source>
   <translation>北纬</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>S</source>
   <translation>南纬</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>E</source>
   <translation>东经</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>W</source>
   <translation>西经</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{latitude}° {north}, {longitude}° {east}</source>
   <translation>{north} {latitude}°，{east} {longitude}°</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{distance} from {town}</source>
   <translation>距{town} {distance}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{time} s</source>
   <translation>{time} 秒</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{length} mm in 35 mm format</source>
   <translation>等效 35 mm 胶片 {length} mm</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{distance} km</source>
   <translation>{distance} 公里</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{distance} mi</source>
   <translation>{distance} 英里</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/facts.py" />
   <source>{number} MP</source>
   <translation>{number} MP</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Close info</source>
   <translation>关闭信息</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Select a photo to see what is known about it.</source>
   <translation>选择一张照片以查看信息。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Place</source>
   <translation>地点</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Coordinates</source>
   <translation>坐标</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Pixels</source>
   <translation>像素</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Score {score}; photos from {cut} match</source>
   <translation>得分 {score}，达到 {cut} 即为匹配</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Offline: its drive or folder isn't connected.</source>
   <translation>离线：驱动器或文件夹未连接。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Why it matched</source>
   <translation>匹配原因</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Match</source>
   <translation>匹配</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Score</source>
   <translation>得分</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Taken</source>
   <translation>拍摄时间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>File modified</source>
   <translation>文件修改时间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Nearest town</source>
   <translation>最近的城镇</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Copies</source>
   <translation>副本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Another copy</source>
   <translation>另一份副本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Score {score}</source>
   <translation>得分 {score}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Cameras</source>
   <translation>相机</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Offline</source>
   <translation>离线</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Lens</source>
   <translation>镜头</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Exposure</source>
   <translation>曝光</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Focal length</source>
   <translation>焦距</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Flash</source>
   <translation>闪光灯</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Flash fired</source>
   <translation>闪光灯已闪光</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>{name} {reason}.</source>
   <translation>{name}：{reason}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/match_bar.py" />
   <source>Similar to the query</source>
   <translation>与搜索内容相似</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/match_bar.py" />
   <source>Less certain: below the mark</source>
   <translation>可能相关：未达到匹配线</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/match_bar.py" />
   <source>Strong match</source>
   <translation>高度匹配</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer.py" />
   <source>Previous photo</source>
   <translation>上一张</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer.py" />
   <source>Next photo</source>
   <translation>下一张</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer.py" />
   <source>This photo is offline</source>
   <translation>这张照片处于离线状态</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer.py" />
   <source>This photo can't be shown</source>
   <translation>无法显示这张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer.py" />
   <source>The drive or folder of {name} isn't connected. Connect it to see the photo.</source>
   <translation>{name} 所在的驱动器或文件夹未连接。连接后即可显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Back to the photos</source>
   <translation>返回照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Position</source>
   <translation>位置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom</source>
   <translation>缩放</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Fit to window, or actual size</source>
   <translation>适合窗口或实际大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Full screen</source>
   <translation>全屏</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Exit full screen</source>
   <translation>退出全屏</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>{number} of {count}</source>
   <translation>{number} / {count}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>{percent} %</source>
   <translation>{percent}%</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>The whole photo is shown</source>
   <translation>显示整张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom: {percent}</source>
   <translation>缩放：{percent}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{path}: can't be changed ({reason}); check the startup apps in the Windows settings</source>
   <translation>{path}：无法更改（{reason}）；请在 Windows 设置中查看启动应用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{path}: can't be written ({reason}); check the permissions of its folder</source>
   <translation>{path}：无法写入（{reason}）；请检查其文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{path}: can't be removed ({reason}); delete it by hand</source>
   <translation>{path}：无法移除（{reason}）；请手动删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{path}: can't be read ({reason})</source>
   <translation>{path}：无法读取（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/backups.py" />
   <source>{path}: a backup of your choices can't be saved ({reason}); check the disk and its free space</source>
   <translation>{path}：无法保存你的选择的备份（{reason}）；请检查磁盘及其空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/backups.py" />
   <source>{path}: can't be restored ({reason}); check the disk and its free space, and close other windows of Lepton Desktop</source>
   <translation>{path}：无法恢复（{reason}）；请检查磁盘及其空间，并关闭 Lepton Desktop 的其他窗口</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>it holds no library of Lepton Desktop; export the library again</source>
   <translation>其中没有 Lepton Desktop 图库；请重新导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>it was made by a newer version of Lepton Desktop; update the program on this computer</source>
   <translation>它由较新版本的 Lepton Desktop 生成；请更新这台电脑上的程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>it is damaged ({reason}); export the library again</source>
   <translation>它已损坏（{reason}）；请重新导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>two folders of the library would have the same path; choose another folder for one of them</source>
   <translation>图库的两个文件夹路径会相同；请为其中一个选择其他文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>{path}: the disk is full; free some space and try again</source>
   <translation>{path}：磁盘已满；请释放一些空间后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>its tables are not those of a library</source>
   <translation>其数据表不是图库的数据表</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>a row of {table} makes no sense</source>
   <translation>{table} 中有一行无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>some of its rows belong to nothing</source>
   <translation>其中有些行没有归属</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/copies.py" />
   <source>a vector is not of length 1</source>
   <translation>有一个向量的长度不是 1</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>the disk is full; free some space and try again</source>
   <translation>磁盘已满；请腾出空间后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: {reason}; there are backups of your folders, saved searches and other choices: `{command}` restores the newest, and indexing makes the rest again (your photos are not touched)</source>
   <translation>{path}：{reason}；你的文件夹、已保存的搜索和其他选择有备份：`{command}` 会用最新的备份替换它，其余内容由索引重新生成（你的照片不受影响）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>failed ({reason})</source>
   <translation>失败（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is in use by another program; close it and try again</source>
   <translation>被其他程序占用；请关闭该程序后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is damaged ({reason}); restore a backup, or move the file away and add your folders again (your photos are not touched)</source>
   <translation>已损坏（{reason}）；请用备份替换，或将其移走后重新添加文件夹（照片不受影响）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>can't be opened for writing ({reason}); check the permissions of the file and its folder</source>
   <translation>无法以写入方式打开（{reason}）；请检查文件及其文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>can't be read or written ({reason}); check the disk, and make sure that it isn't full</source>
   <translation>无法读写（{reason}）；请检查磁盘，并确认磁盘未满</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: the folder of the catalog can't be created ({reason})</source>
   <translation>{path}：无法创建图库数据的文件夹（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: can't be copied before it is upgraded ({reason}); free as much space on its disk as the file takes, and start again</source>
   <translation>{path}：升级前无法保留副本（{reason}）；请在其磁盘上腾出与它同样大小的空间，然后重新启动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: was made by a newer version of Lepton Desktop; update the program to open it</source>
   <translation>{path}：由更新版本的 Lepton Desktop 创建；请更新程序后再打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: was made by an older version of Lepton Desktop and needs an upgrade, but its disk can't be written; open it once on a writable disk</source>
   <translation>{path}：由旧版 Lepton Desktop 创建，且其磁盘不可写；请先在可写的地方打开一次</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{path}: is a database of another program; move it away, and a new catalog is created</source>
   <translation>{path}：是其他程序的数据库；请将其移走，之后会创建新的图库数据</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is missing</source>
   <translation>已丢失</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is empty</source>
   <translation>是空的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is damaged ({reason})</source>
   <translation>已损坏（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/roots.py" />
   <source>{path}: there is no such folder; check its name, and check that its drive is connected</source>
   <translation>{path}：文件夹不存在；请检查名称，并确认驱动器已连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/roots.py" />
   <source>{path}: is already part of {root}, which is in the library</source>
   <translation>{path}：已包含在图库的 {root} 中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/roots.py" />
   <source>{path}: contains {root}, which is in the library; remove that one first</source>
   <translation>{path}：其中的 {root} 已在图库中；请先移除它</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/saved_searches.py" />
   <source>a saved search needs a name</source>
   <translation>已存搜索需要名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/saved_searches.py" />
   <source>there is already a saved search named {name}; choose another name</source>
   <translation>已有名为“{name}”的已存搜索；请换一个名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/vectors.py" />
   <source>{model}: gave a vector of shape {shape}, but its other vectors have the shape ({length},)</source>
   <translation>{model}：给出的向量形状为 {shape}，而其他向量为 ({length},)</translation>
  </message>
  <message>
   <location filename="lepton_desktop/data_folder.py" />
   <source>{path}: the library was moved here and can't be found now; connect its disk and start again, or delete {note} to start with an empty library</source>
   <translation>{path}：图库已移到此处，但现在找不到；请连接其磁盘后重新启动，或删除 {note} 以从空图库开始</translation>
  </message>
  <message>
   <location filename="lepton_desktop/data_folder.py" />
   <source>it names no folder</source>
   <translation>它没有指明文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/data_folder.py" />
   <source>{path}: can't be read ({reason}); correct it, or delete it to start with an empty library</source>
   <translation>{path}：无法读取（{reason}）；请更正它，或删除它以从空图库开始</translation>
  </message>
  <message>
   <location filename="lepton_desktop/data_folder.py" />
   <source>{path}: is not a valid folder ({reason}); set {variable} to a writable folder</source>
   <translation>{path}：不是有效的文件夹（{reason}）；请将 {variable} 设为可写入的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/edition.py" />
   <source>install it again: pip install --force-reinstall {package}</source>
   <translation>请重新安装：pip install --force-reinstall {package}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/edition.py" />
   <source>install Lepton Desktop again</source>
   <translation>请重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/accelerators.py" />
   <source>only PyTorch runs models there, and it isn't installed; {advice}</source>
   <translation>只有 PyTorch 能在其上运行模型，而它尚未安装；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/bpe.py" />
   <source>{path}: can't be read ({reason}); {advice}</source>
   <translation>{path}：无法读取（{reason}）；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>{device}: is not a device; choose auto, {known}</source>
   <translation>{device}：不是有效的设备；请选择 auto、{known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>{device}: {reason}; choose auto or cpu</source>
   <translation>{device}：{reason}；请选择 auto 或 cpu</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>no graphics card with a working driver was found</source>
   <translation>未找到驱动正常的显卡</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>it needs macOS 12.3 or later, an Apple processor and a torch built for it</source>
   <translation>需要 macOS 12.3 或更高版本、Apple 处理器以及对应版本的 torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>this build of torch ({version}) doesn't support graphics cards</source>
   <translation>此版本的 torch ({version}) 不支持显卡</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>only Apple's computers have it</source>
   <translation>仅 Apple 电脑可用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{name}: {host} can't be reached ({reason}); check the network and try again: what is already downloaded is kept</source>
   <translation>{name}：无法连接到 {host}（{reason}）；请检查网络后重试：已下载的部分会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{path}: can't be written ({reason}); check the permissions of the folder</source>
   <translation>{path}：无法写入（{reason}）；请检查文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{name}: {host} refuses it ({status} {reason}); check the address, or try again later</source>
   <translation>{name}：{host} 拒绝了请求（{status} {reason}）；请检查地址，或稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{name}: the connection isn't safe ({reason}); check the computer's clock and its network</source>
   <translation>{name}：连接不安全（{reason}）；请检查电脑的时钟和网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{path}: the disk is full; free some space and try again: what is already downloaded is kept</source>
   <translation>{path}：磁盘已满；请腾出空间后重试，已下载的部分会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{file}: arrived damaged twice (wrong checksum); try again later or on another network</source>
   <translation>{file}：两次下载均已损坏（校验值错误）；请稍后重试或更换网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{name}: {host} answered {status} {reason}; try again later</source>
   <translation>{name}：{host} 回应了 {status} {reason}；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{file}: stopped</source>
   <translation>{file}：已停止</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{file}: is larger than was announced; try again later</source>
   <translation>{file}：大小超出了预告的大小；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>the connection was interrupted</source>
   <translation>连接中断</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: there is no such model on the hub, or it isn't public; check its name</source>
   <translation>{name}：模型库中没有此模型，或未公开；请检查名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: is available only to people who have accepted its terms on the hub; choose another model</source>
   <translation>{name}：需先同意其条款才能下载；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: open_clip has no such model with weights; {hint}</source>
   <translation>{name}：open_clip 中没有带权重的此模型；{hint}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: open_clip has no such weights; it has {known}</source>
   <translation>{name}：open_clip 中没有此权重；可用的有 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: its weights are published only as a pickled file, which could run any code when it is loaded; choose other weights</source>
   <translation>{name}：其权重仅以 pickle 文件提供，加载时可能执行任意代码；请选择其他权重</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: has no {file}, without which the model can't read words</source>
   <translation>{name}：缺少 {file}，模型无法读取文字</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{path}: the disk has no space for the model's {megabytes} MB; free at least {missing} MB and try again</source>
   <translation>{path}：磁盘空间不足以存放 {megabytes} MB 的模型；请至少腾出 {missing} MB 后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: {repository} has no open_clip weights ({file})</source>
   <translation>{name}：{repository} 中没有 open_clip 的权重 ({file})</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{path}: can't be written ({reason}); check the disk and the folder</source>
   <translation>{path}：无法写入（{reason}）；请检查磁盘和文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: has no repository on the hub</source>
   <translation>{name}：在模型库中没有仓库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: has no {file}; it is not an open_clip model</source>
   <translation>{name}：缺少 {file}，不是 open_clip 模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{name}: {repository} publishes its weights only as a pickled file, which could run any code when it is loaded; choose a model with safetensors</source>
   <translation>{name}：{repository} 的权重仅以 pickle 文件提供，加载时可能执行任意代码；请选择提供 safetensors 的模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{address}: doesn't answer like a hub; check HF_ENDPOINT</source>
   <translation>{address}：没有返回模型库的应答；请检查 HF_ENDPOINT</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{file}: the hub gives no size or checksum for it; try again later</source>
   <translation>{file}：模型库没有提供其大小或校验值；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>did you mean {names}?</source>
   <translation>你要找的是 {names} 吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>update open_clip_torch if it is new</source>
   <translation>如果是新模型，请更新 open_clip_torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/ir_export.py" />
   <source>{path}: isn't empty; choose another folder, or empty it</source>
   <translation>{path}：不是空文件夹；请选择其他文件夹，或将其清空</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/ir_export.py" />
   <source>OpenVINO can't be imported ({reason})</source>
   <translation>无法导入 OpenVINO（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/ir_export.py" />
   <source>{path}: can't be written ({reason})</source>
   <translation>{path}：无法写入（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/ir_export.py" />
   <source>{name}: its IR doesn't agree with torch, the cosines are {pictures} and {texts}</source>
   <translation>{name}：其 IR 与 torch 的结果不一致，余弦相似度为 {pictures} 和 {texts}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{name}: only PyTorch can run it; {advice}</source>
   <translation>{name}：只有 PyTorch 能运行它；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{name}: PyTorch can't run it, for its weights came ready for OpenVINO alone; choose another engine</source>
   <translation>{name}：PyTorch 无法运行它，因为它的权重仅为 OpenVINO 准备；请选择其他引擎</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{name}: is not downloaded yet; run: lepton-desktop models download {model}</source>
   <translation>{name}：尚未下载；请运行：lepton-desktop models download {model}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{path}: is missing; {advice}</source>
   <translation>{path}：文件缺失；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/measuring.py" />
   <source>its vectors don't agree with torch's, the cosines are {cosines}</source>
   <translation>其向量与 torch 的不一致，余弦值为 {cosines}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/measuring.py" />
   <source>in eight bits, {loss} % of the photos that should rank first aren't among the first ten; at most {most} % is allowed</source>
   <translation>以八位计算时，本应排在第一位的照片有 {loss}% 不在前十位之中；超过 {most}% 就太多了</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{path}: its {field} is not a valid value; download the model again</source>
   <translation>{path}：其中 {field} 的值无效；请重新下载该模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{path}: is not an open_clip configuration; download the model again</source>
   <translation>{path}：不是 open_clip 的配置；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{name}: takes its image encoder from elsewhere ({place}); choose another model</source>
   <translation>{name}：其图像部分来自别处 ({place})；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{name}: its text encoder is a model of the transformers library, which can't be run here; choose another model</source>
   <translation>{name}：其文本部分是 transformers 库的模型，无法在此运行；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{path}: doesn't say the sha256 of its weights; download the model again</source>
   <translation>{path}：没有权重的 sha256 值；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_config.py" />
   <source>{name}: takes {width} x {height} pixels; only square inputs are supported</source>
   <translation>{name}：输入为 {width} x {height} 像素；仅支持正方形</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_ir.py" />
   <source>{path}: can't be read ({reason}); download the model again, or install Lepton Desktop again</source>
   <translation>{path}：无法读取（{reason}）；请重新下载模型，或重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_ir.py" />
   <source>{path}: is of another model or another version of Lepton Desktop; download the model again, or install Lepton Desktop again</source>
   <translation>{path}：属于其他模型或其他版本的 Lepton Desktop；请重新下载模型，或重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_ir.py" />
   <source>{path}: is damaged (wrong checksum); download the model again, or install Lepton Desktop again</source>
   <translation>{path}：已损坏（校验和不符）；请重新下载模型，或重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/model_ir.py" />
   <source>{path}: OpenVINO can't load it ({reason}); {advice}</source>
   <translation>{path}：OpenVINO 无法加载（{reason}）；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{name}: is not a model; use a name that `lepton-desktop models` lists, open_clip's NAME/TAG (such as ViT-B-32/laion2b_s34b_b79k) or hf-hub:owner/repository</source>
   <translation>{name}：不是有效的模型；请填写 `lepton-desktop models` 列出的名称、open_clip 的 NAME/TAG（例如 ViT-B-32/laion2b_s34b_b79k）或 hf-hub:owner/repository</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{name}: is part of the program and can't be deleted</source>
   <translation>{name}：是程序的一部分，不能删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{path}: can't be read ({reason}); download the model again</source>
   <translation>{path}：无法读取（{reason}）；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{path}: can't be removed ({reason}); close other windows of Lepton Desktop and try again</source>
   <translation>{path}：无法移除（{reason}）；请关闭 Lepton Desktop 的其他窗口后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>{name}: eight bits are made by NNCF, which isn't installed; choose another precision</source>
   <translation>{name}：8 位模型由 NNCF 生成，而它尚未安装；请选择其他精度</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>this computer has no {precision}, only {known}</source>
   <translation>此电脑不支持 {precision}，仅支持 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>{name}: needs {least} photos to be compiled in eight bits, but only {count} of yours can be read now; index more first</source>
   <translation>{name}：编译八位版本需要 {least} 张照片，但现在只能读取你的 {count} 张；请先为更多照片建立索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>{name}: can't be compiled ({reason}); it keeps running as it is, more slowly</source>
   <translation>{name}：无法编译（{reason}）；它将继续以现有方式运行，但速度较慢</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>its text vectors don't agree with torch's, the cosine is {cosine}</source>
   <translation>其文本向量与 torch 的不一致，余弦值为 {cosine}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{path}: was damaged; start Lepton Desktop again, and it is made again</source>
   <translation>{path}：已损坏；请重新启动 Lepton Desktop，它会重新生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{path}: can't be loaded ({reason})</source>
   <translation>{path}：无法加载（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{name}: can't be run ({reason}); close other programs to free memory, or choose a smaller model</source>
   <translation>{name}：无法运行（{reason}）；请关闭其他程序以释放内存，或选择更小的模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>no memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/quantisation.py" />
   <source>NNCF can't quantise it to eight bits ({reason})</source>
   <translation>NNCF 无法使其以八位计算（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/selection.py" />
   <source>The settings ask for {device}, where only PyTorch runs models, and it isn't installed; the processor runs the model</source>
   <translation>设置要求使用 {device}，只有 PyTorch 能在其上运行模型，而它尚未安装；模型改由处理器运行</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/selection.py" />
   <source>The settings ask for {engine}, which isn't installed; the fastest engine that is here runs the model</source>
   <translation>设置要求使用 {engine}，但它尚未安装；模型改由现有的最快引擎运行</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/selection.py" />
   <source>The settings ask for the precision {precision}, which can't be used here; the model runs in the best one that is here</source>
   <translation>设置要求使用精度 {precision}，但此处无法使用；模型将以可用的最佳精度运行</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/tokens.py" />
   <source>{path}: the model normalises words in an unknown way ({reason}); choose another model</source>
   <translation>{path}：模型整理文字的方式未知（{reason}）；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_encoder.py" />
   <source>open_clip can't build the model ({reason}); update open_clip_torch and timm</source>
   <translation>open_clip 无法构建模型（{reason}）；请更新 open_clip_torch 和 timm</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_packages.py" />
   <source>this edition of the program can't install PyTorch</source>
   <translation>此版本的程序无法安装 PyTorch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_packages.py" />
   <source>install PyTorch in Settings &gt; Models, or run: lepton-desktop torch install</source>
   <translation>请在“设置 &gt; 模型”中安装 PyTorch，或运行：lepton-desktop torch install</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_packages.py" />
   <source>PyTorch isn't installed; {advice}</source>
   <translation>PyTorch 尚未安装；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_packages.py" />
   <source>open_clip can't be imported ({reason}); {advice}</source>
   <translation>无法导入 open_clip（{reason}）；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_packages.py" />
   <source>torch and torchvision are not from the same build ({reason}); {advice}</source>
   <translation>torch 与 torchvision 不是同一版本构建（{reason}）；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/weights.py" />
   <source>{path}: can't be loaded ({reason}); it is damaged or belongs to another model: download it again</source>
   <translation>{path}：无法加载（{reason}）；文件已损坏或属于其他模型，请重新下载</translation>
  </message>
  <message>
   <location filename="lepton_desktop/file_lock.py" />
   <source>{path}: is in use</source>
   <translation>{path}：正在使用中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/ignore_rules.py" />
   <source>names no file or folder</source>
   <translation>没有指明文件或文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/ignore_rules.py" />
   <source>has a range in its brackets that goes backwards</source>
   <translation>方括号中的范围顺序颠倒</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/ignore_rules.py" />
   <source>has a bracket that isn't closed</source>
   <translation>有未闭合的方括号</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/indexer.py" />
   <source>The search index can't be brought up to date ({reason})</source>
   <translation>无法更新搜索索引（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/kinds/vector.py" />
   <source>can't be described by the model (its vector is not a number)</source>
   <translation>模型无法描述它（其向量不是数字）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/lock.py" />
   <source>Another window or command of Lepton Desktop is already indexing this library; it adds new folders and photos automatically</source>
   <translation>Lepton Desktop 的另一个窗口或命令正在索引此图库，会自动处理新的文件夹和照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/missing.py" />
   <source>{path}: {count} photos disappeared all at once; they are kept until you forget them</source>
   <translation>{path}：{count} 张照片同时消失；在你移除之前会一直保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/process.py" />
   <source>{path}: {reason}; check its permissions, and make sure that the disk isn't full</source>
   <translation>{path}：{reason}；请检查其权限，并确认磁盘未满</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/reading.py" />
   <source>can't be read ({reason})</source>
   <translation>无法读取（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{path}: no permission to read it; give your user read permission, and it is indexed automatically</source>
   <translation>{path}：没有读取权限；请授予当前用户读取权限，之后会自动处理</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{path}: was found at {place} again</source>
   <translation>{path}：已在 {place} 重新找到</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{path}: another drive is connected here; its files are left out, and the photos of the previous drive are kept</source>
   <translation>{path}：此处连接了另一个驱动器；其中的文件不会收录，之前驱动器的照片会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_scan.py" />
   <source>{path}: another drive is connected here; files with the same names as photos of the previous drive are left out</source>
   <translation>{path}：此处连接了另一个驱动器；与之前驱动器的照片同名的文件不会收录</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/scan.py" />
   <source>the folder can't be read ({reason})</source>
   <translation>无法读取文件夹（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/supervisor.py" />
   <source>{reason}. The previous choice stays in use.</source>
   <translation>{reason}。将沿用之前的设置。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/supervisor.py" />
   <source>The pattern {pattern} {reason}; it is ignored</source>
   <translation>规则“{pattern}”{reason}，已忽略</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>The system's limit for watched folders is reached ({setting}); all folders are scanned about every minute instead. To raise the limit: echo {setting}={wanted} | sudo tee /etc/sysctl.d/60-lepton-desktop.conf &amp;&amp; sudo sysctl --system</source>
   <translation>系统不允许监视更多文件夹（已达到 {setting}）；改为大约每分钟查看一遍所有文件夹。要提高上限：echo {setting}={wanted} | sudo tee /etc/sysctl.d/60-lepton-desktop.conf &amp;&amp; sudo sysctl --system</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>{path}: can't be watched ({reason}); it is scanned from time to time instead</source>
   <translation>{path}：无法监视（{reason}）；将定期扫描</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>{path}: can't be watched. {remedy}</source>
   <translation>{path}：无法监视。{remedy}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>has too many scans to open safely</source>
   <translation>包含过多扫描段，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>is incomplete, with less than half of it there; copy it again from the original</source>
   <translation>文件残缺，不足一半；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>has too many strips to open safely</source>
   <translation>包含过多条带，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>has too much data between its parts to open safely</source>
   <translation>各部分之间的多余数据过多，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be read ({reason}); check that its drive is connected</source>
   <translation>无法读取（{reason}）；请确认驱动器已连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be copied: nothing can be written to {folder} ({reason})</source>
   <translation>无法复制：{folder} 不可写入（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be copied to {folder} ({reason}); check the free space</source>
   <translation>无法复制到 {folder}（{reason}）；请确认有足够的空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoder.py" />
   <source>needs more memory to open than is safe</source>
   <translation>打开所需的内存超出安全范围</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoder.py" />
   <source>can't be decoded ({kind}: {reason})</source>
   <translation>无法解码（{kind}：{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>makes the decoder crash; it is skipped until it changes</source>
   <translation>会使解码器崩溃；在文件更改之前不会收录</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now ({reason}); close other programs</source>
   <translation>现在无法打开（{reason}）；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now (no decoder starts); restart Lepton Desktop, or reinstall it</source>
   <translation>现在无法打开（解码器无法启动）；请重新启动或重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>takes more than {seconds} seconds of processor time, too long to open safely</source>
   <translation>打开需要超过 {seconds} 秒的计算，时间过长，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>could not be read within {seconds} seconds; its drive may be slow or failing</source>
   <translation>未能在 {seconds} 秒内读取；其驱动器可能很慢或有故障</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now (the system stops its decoder); close other programs</source>
   <translation>现在无法打开（系统终止了其解码器）；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is named {suffix} but is not a picture of a known format</source>
   <translation>扩展名为 {suffix}，但内容不是已知格式的图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>has an invalid file name</source>
   <translation>文件名无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is a folder</source>
   <translation>是文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not a regular file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not a picture of a known format</source>
   <translation>不是已知格式的图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is empty; copy it again from the original</source>
   <translation>文件为空；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>contains nothing but zeros; copy it again from the original</source>
   <translation>内容全为零；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not there</source>
   <translation>文件不存在</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>can't be read (no permission); check the file's permissions</source>
   <translation>没有读取权限；请检查文件权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is larger than {gigabytes} GB, too large to open safely</source>
   <translation>大于 {gigabytes} GB，过大而无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/limits.py" />
   <source>has more than {count} million pixels, too many to open safely</source>
   <translation>超过 {count} 百万像素，过大而无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/limits.py" />
   <source>would need {need} GB of memory to open, more than the {allowed} GB that are safe</source>
   <translation>打开需要 {need} GB 内存，超过安全的 {allowed} GB</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>needs more memory than is free now; close other programs</source>
   <translation>需要的内存超过现有内存；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>is a damaged {format} file, or of an unknown kind</source>
   <translation>是损坏的 {format} 文件，或种类未知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>can't be decoded as {format} ({reason}); it may be damaged</source>
   <translation>无法按 {format} 解码（{reason}）；文件可能已损坏</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>is incomplete; copy it again from the original</source>
   <translation>文件残缺；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/pnm.py" />
   <source>its header is invalid</source>
   <translation>文件头无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/tiff.py" />
   <source>its first directory has too many entries</source>
   <translation>其第一个目录的条目过多</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/tiff.py" />
   <source>its first directory is beyond the end of the file</source>
   <translation>首个目录超出文件末尾</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/dates.py" />
   <source>{text} is not a date; write, for example, 2023, 2023-06, 2023-06-05, May 2021 or last summer</source>
   <translation>无法识别日期“{text}”；可写作 2023、2023-06、2023-06-05、May 2021 或 last summer</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/dates.py" />
   <source>there is no such day as {text}</source>
   <translation>没有“{text}”这一天</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/filter_kinds.py" />
   <source>{value} is not an orientation; use {known}</source>
   <translation>{value} 不是有效的方向；可选 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/filter_kinds.py" />
   <source>{value} is not a file type; use {known}</source>
   <translation>{value} 不是图片类型；可选 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/filter_kinds.py" />
   <source>{key}: accepts only {known}</source>
   <translation>{key}: 仅支持 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/picture_evidence.py" />
   <source>the picture matches the question</source>
   <translation>画面与搜索内容相符</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>a weight must be greater than 0 and at most {most}</source>
   <translation>权重须大于 0 且不超过 {most}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>there is no {key}:, did you mean {meant}:?</source>
   <translation>没有 {key}:，你是要写 {meant}: 吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>there is nothing between the quotation marks</source>
   <translation>引号之间没有内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{path}: there is no such file; check its name</source>
   <translation>{path}：文件不存在；请检查名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: can't be negated with a minus; name what you want</source>
   <translation>{key}: 不能用减号反转；请写出你想要的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: can't have a weight; a filter either matches or doesn't</source>
   <translation>{key}: 不能带权重，只有符合与不符合之分</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>no day matches both this and the date before it; remove one of them</source>
   <translation>没有日期同时符合此条件和前面的日期；请去掉其中一个</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: needs a value, such as {example}</source>
   <translation>{key}: 需要一个值，例如 {example}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>the quotation mark is not closed</source>
   <translation>引号没有闭合</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/question_vectors.py" />
   <source>the parts of the query cancel each other out; remove one of them</source>
   <translation>搜索条件互相抵消；请去掉其中一个</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/question_vectors.py" />
   <source>there is nothing to search for; describe what the photo should show</source>
   <translation>没有可搜索的内容；请说明照片中应有什么</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{path}: the data folder can't be created ({reason}); set {variable} to a writable folder</source>
   <translation>{path}：无法创建数据文件夹（{reason}）；请将 {variable} 设为可写入的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{path}: can't be read ({reason}); correct it, or delete it to start with the defaults</source>
   <translation>{path}：无法读取（{reason}）；请修正，或删除后使用默认设置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{path}: {name} is {value}{known}; correct it, or delete the file to start with the defaults</source>
   <translation>{path}：{name} 的值为 {value}{known}；请修正，或删除该文件后使用默认设置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>, not one of {known}</source>
   <translation>，可选值为 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/storage.py" />
   <source>{path}: can't be removed ({reason}); close other programs that use it and try again, or delete it by hand</source>
   <translation>{path}：无法移除（{reason}）；请关闭占用它的程序后重试，或手动删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is larger than {megabytes} MB</source>
   <translation>大于 {megabytes} MB</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not a JSON object</source>
   <translation>不是 JSON 对象</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not valid UTF-8 text, from byte {position}</source>
   <translation>从第 {position} 字节起不是 UTF-8 文本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is nested too deeply</source>
   <translation>嵌套过深</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not JSON: {reason}</source>
   <translation>不是 JSON：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/index.py" />
   <source>{file}: {address} no longer has it; install a newer version of Lepton Desktop</source>
   <translation>{file}：{address} 已不再提供此文件；请安装新版本的 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/index.py" />
   <source>{address}: doesn't answer like a package index; check LEPTON_PYTHON_INDEX</source>
   <translation>{address}：它的回应不像软件包索引；请检查 LEPTON_PYTHON_INDEX</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/install.py" />
   <source>{path}: can't be changed ({reason}); check the permissions of the folder and try again</source>
   <translation>{path}：无法更改（{reason}）；请检查文件夹的权限后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/install.py" />
   <source>Another window or command of Lepton Desktop is installing or removing PyTorch; wait for it</source>
   <translation>另一个 Lepton Desktop 窗口或命令正在安装或移除 PyTorch；请等待它完成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/install.py" />
   <source>{path}: the disk has no space for the {megabytes} MB of PyTorch; free at least {missing} MB and try again</source>
   <translation>{path}：磁盘空间不足以存放 {megabytes} MB 的 PyTorch；请至少腾出 {missing} MB 后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/install.py" />
   <source>{path}: is still in use; quit Lepton Desktop, start it again and try again</source>
   <translation>{path}：仍在使用中；请退出并重新启动 Lepton Desktop，然后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/variants.py" />
   <source>{path}: can't be read ({reason}); install Lepton Desktop again</source>
   <translation>{path}：无法读取（{reason}）；请重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/wheels.py" />
   <source>{file}: can't be used ({reason}); install a newer version of Lepton Desktop</source>
   <translation>{file}：无法使用（{reason}）；请安装新版本的 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/wheels.py" />
   <source>{name} leads outside of its folder</source>
   <translation>{name} 指向其文件夹之外</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/wheels.py" />
   <source>{name} is not a file</source>
   <translation>{name} 不是文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/torch_pack/wheels.py" />
   <source>it is larger than listed</source>
   <translation>它比清单中的大小更大</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>it is no library that Lepton Desktop exported, or it is damaged ({reason})</source>
   <translation>它不是 Lepton Desktop 导出的图库，或已损坏（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>what it says of itself makes no sense</source>
   <translation>其自身的描述无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>it holds {name}, which belongs to no library</source>
   <translation>其中含有不属于图库的 {name}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>it holds two files of one name</source>
   <translation>其中有两个同名文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>what it says of its sizes can't be true</source>
   <translation>其中声明的大小不可能属实</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>parts of it are missing</source>
   <translation>其中有些部分缺失</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/archive.py" />
   <source>what it says of itself is too long</source>
   <translation>其自身的描述过长</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/exporting.py" />
   <source>{path}: exists already; choose another name</source>
   <translation>{path}：已存在；请选择其他名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/exporting.py" />
   <source>{path}: is a folder; name a file in it, such as library.lepton</source>
   <translation>{path}：是文件夹；请指定其中的一个文件，例如 library.lepton</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/exporting.py" />
   <source>{path}: can't be written ({reason}); check the folder, its disk and its free space</source>
   <translation>{path}：无法写入（{reason}）；请检查文件夹、其磁盘和可用空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: there is a library on this computer already; to keep it aside and use the imported one instead: --replace</source>
   <translation>{path}：这台电脑上已有图库；如要将其另存并改用导入的图库：--replace</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: doesn't hold the photos of {folder}; choose the folder that they were copied to</source>
   <translation>{path}：其中没有 {folder} 的照片；请选择照片复制到的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: is, contains or lies in another folder of the library</source>
   <translation>{path}：与图库的另一个文件夹相同或互相包含</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: can't be written ({reason}); check the disk and its free space</source>
   <translation>{path}：无法写入（{reason}）；请检查磁盘及其可用空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: can't be imported: {reason}</source>
   <translation>{path}：无法导入：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: can't be removed; close other programs that use it</source>
   <translation>{path}：无法移除；请关闭正在使用它的其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/importing.py" />
   <source>{path}: can't be read ({reason}); check the file and its disk</source>
   <translation>{path}：无法读取（{reason}）；请检查文件及其磁盘</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>the data folder is set by {variable}; move the folder yourself, and change the variable</source>
   <translation>数据文件夹由 {variable} 设定；请自行移动文件夹并更改该变量</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: is where the library is now; choose another folder</source>
   <translation>{path}：图库现在就在这里；请选择其他文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: lies in the present data folder, or around it; choose another</source>
   <translation>{path}：位于当前数据文件夹之内或包含它；请选择其他文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: is a file; choose a folder</source>
   <translation>{path}：是文件；请选择文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: is not empty; choose another folder</source>
   <translation>{path}：不是空文件夹；请选择其他文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: isn't what was written; this disk can't be relied on</source>
   <translation>{path}：与写入的内容不符；此磁盘不可靠</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: only the user's own library can be moved, not this one</source>
   <translation>{path}：只能移动用户自己的图库，不能移动此图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: can't be written; choose another folder</source>
   <translation>{path}：无法写入；请选择其他文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/moving.py" />
   <source>{path}: can't be removed ({reason})</source>
   <translation>{path}：无法移除（{reason}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/task.py" />
   <source>{path}: there is not enough room on this disk ({free} MB free, {needed} MB needed); free some space, or choose another disk</source>
   <translation>{path}：此磁盘空间不足（可用 {free} MB，需要 {needed} MB）；请释放一些空间，或选择其他磁盘</translation>
  </message>
  <message>
   <location filename="lepton_desktop/transfer/task.py" />
   <source>the file is longer than it says; export the library again</source>
   <translation>文件比其声明的更长；请重新导出图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>{name} is already running but doesn't respond; end it and start it again</source>
   <translation>{name} 已在运行但没有响应；请将其结束后重新启动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/pictures/thumbnail_loader.py" />
   <source>its thumbnail can't be read; rescan the folder</source>
   <translation>缩略图无法读取；请重新扫描文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/pasted_pictures.py" />
   <source>{folder}: the pasted picture can't be saved ({reason}); free some space, or check the folder's permissions</source>
   <translation>{folder}：无法保存粘贴的图片（{reason}）；请腾出空间，或检查文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/pasted_pictures.py" />
   <source>{folder}: the pasted picture can't be saved; free some space on this disk</source>
   <translation>{folder}：无法保存粘贴的图片；请在此磁盘上腾出空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/updates.py" />
   <source>{path}: holds no safe address for updates; {advice}</source>
   <translation>{path}：其中没有安全的更新地址；{advice}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/updates.py" />
   <source>{host}: gave an answer that can't be understood; try again later</source>
   <translation>{host}：返回的内容无法理解；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/updates.py" />
   <source>{host}: answered {code} {reason}; try again later</source>
   <translation>{host}：返回 {code} {reason}；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/updates.py" />
   <source>{host}: can't be reached ({reason}); check the network and try again</source>
   <translation>无法连接 {host}（{reason}）；请检查网络后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/updates.py" />
   <source>{host}: leads to an address that isn't safe; try again later</source>
   <translation>{host}：转到了不安全的地址；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/window_request.py" />
   <source>not a request to the window</source>
   <translation>不是对窗口的请求</translation>
  </message>
  <message>
   <location filename="lepton_desktop/window_request.py" />
   <source>{url}: only files on this computer can be opened</source>
   <translation>{url}：只能打开这台电脑上的文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/window_request.py" />
   <source>at most {number} files can be opened at once</source>
   <translation>一次最多可以打开 {number} 个文件</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Permission denied</source>
   <translation>权限不足</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Operation not permitted</source>
   <translation>操作不被允许</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>No such file or directory</source>
   <translation>文件或文件夹不存在</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>No space left on device</source>
   <translation>磁盘空间不足</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Read-only file system</source>
   <translation>文件系统只读</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Input/output error</source>
   <translation>输入输出错误</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Is a directory</source>
   <translation>是文件夹</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Not a directory</source>
   <translation>不是文件夹</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>File name too long</source>
   <translation>文件名过长</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Device or resource busy</source>
   <translation>设备忙</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Disk quota exceeded</source>
   <translation>超出磁盘配额</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Connection refused</source>
   <translation>连接被拒绝</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Network is unreachable</source>
   <translation>网络不可达</translation>
  </message>
  <message>
   <location filename="packaging/developers/message_patterns.py" />
   <source>Temporary failure in name resolution</source>
   <translation>域名解析暂时失败</translation>
  </message>
 </context>
</TS>
