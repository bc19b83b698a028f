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
   <source>Larger pictures</source>
   <translation>放大缩略图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Smaller pictures</source>
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
   <source>View</source>
   <translation>查看</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Quick look</source>
   <translation>快速查看</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Info</source>
   <translation>信息</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Open with its program</source>
   <translation>用默认程序打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Find similar</source>
   <translation>查找相似照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Use as query</source>
   <translation>以图搜图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>More like this</source>
   <translation>多找这样的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Less like this</source>
   <translation>少找这样的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Copy path</source>
   <translation>复制路径</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Copy to a folder…</source>
   <translation>复制到文件夹…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Rotate right</source>
   <translation>向右旋转</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Rotate left</source>
   <translation>向左旋转</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Exclude from search</source>
   <translation>从搜索中排除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Move to trash…</source>
   <translation>移到回收站…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Select all</source>
   <translation>全选</translation>
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
   <source>Use the drive that is there now</source>
   <translation>使用当前位于此处的驱动器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Look for the photos of this folder on it</source>
   <translation>在其中查找此文件夹的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/commands.py" />
   <source>Photo</source>
   <translation>照片</translation>
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
   <source>Which of %Ln file(s) shall go to the trash?</source>
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
   <source>The same picture is in %Ln other file(s) of your library:</source>
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
   <source>The RAW files beside them go with them.</source>
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
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Only {dragged} of {selected} photos are dragged; use “Copy to a folder…” for all of them</source>
   <translation>所选 {selected} 张照片中只能拖出 {dragged} 张；要处理全部照片，请使用“复制到文件夹…”</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Excluded %Ln photo(s) from search</source>
   <translation>
    <numerusform>已从搜索中排除 %Ln 张照片</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Searches find %Ln photo(s) again</source>
   <translation>
    <numerusform>%Ln 张照片已恢复可搜索</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Copy paths</source>
   <translation>复制路径</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/actions/photo_actions.py" />
   <source>Include in search again</source>
   <translation>重新纳入搜索</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>The library could not be put back</source>
   <translation>无法恢复图库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/application.py" />
   <source>Not everything could be removed</source>
   <translation>未能全部移除</translation>
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
   <source>{path}: isn't there any more, so those like it stay</source>
   <translation>{path}：已不存在，因此保留与它相似的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>The photos can't be looked at</source>
   <translation>无法检查照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>Some files are still where they were</source>
   <translation>部分文件仍在原处</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>They can't be moved to the trash</source>
   <translation>无法移到回收站</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>That can't be remembered</source>
   <translation>无法记住此选择</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>That can't be forgotten</source>
   <translation>无法清除此记录</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>That can't be taken back</source>
   <translation>无法撤销</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>Some files could not be put back</source>
   <translation>部分文件无法恢复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/finding.py" />
   <source>They can't be put back</source>
   <translation>无法恢复</translation>
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
   <source>These are different photos: don't show them as duplicates any more</source>
   <translation>这些是不同的照片，不再显示为重复</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Photos on drives that aren't connected are not looked at.</source>
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
   <source>Keep the best of all groups…</source>
   <translation>每组只保留最佳…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Keep the best…</source>
   <translation>保留最佳…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Different photos</source>
   <translation>不是同一张</translation>
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
   <source>%Ln photo(s) could go</source>
   <translation>
    <numerusform>%Ln 张可清理</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Your photos are compared with each other. You can go on with something else meanwhile.</source>
   <translation>正在比较你的照片，期间可以做别的事。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>But there are photos that are nearly the same, such as the shots of a burst.</source>
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
   <source>Copies, also of other sizes, formats and quality</source>
   <translation>副本，包括不同尺寸、格式和画质的版本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Nearly the same</source>
   <translation>几乎相同</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Also the next shot of a burst, slight crops and edits</source>
   <translation>还包括连拍、轻微裁剪和编辑过的版本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>The duplicates can't be found</source>
   <translation>无法查找重复照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>Try again</source>
   <translation>重试</translation>
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
   <source>Nothing was found so far.</source>
   <translation>目前没有发现。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>No picture is there twice</source>
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
   <source>%Ln group(s) changed meanwhile and are left out.</source>
   <translation>
    <numerusform>%Ln 组在此期间有变动，不作处理。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/page.py" />
   <source>{size} are freed once the trash is emptied.</source>
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
   <source>Looking at photos that are new</source>
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
   <source>What was done last</source>
   <translation>最近的操作</translation>
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
   <source>Show what I called different again</source>
   <translation>重新显示标为不同的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/duplicates/state.py" />
   <source>Forget that these are different photos, and show them again</source>
   <translation>清除“不同照片”的标记，重新显示它们</translation>
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
   <source>Remembered as different photos</source>
   <translation>已记为不同的照片</translation>
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
   <source>Time line</source>
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
   <source>They are tried again by themselves when they change. The files are left as they are.</source>
   <translation>文件有变动时会自动重试。文件本身不会被改动。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>Files that could not be read, with the reasons</source>
   <translation>无法读取的文件及原因</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/failures.py" />
   <source>The chosen file, and the whole reason</source>
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
   <source>They can't be forgotten</source>
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
   <source>%Ln photo(s) will not be found any more. The photos themselves are not touched: they stay in {folder}</source>
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
   <source>They can't be tried again</source>
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
   <source>May not be read</source>
   <translation>无权读取</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Doesn't answer</source>
   <translation>没有响应</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Another drive is there</source>
   <translation>此处是另一个驱动器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/indexing_state.py" />
   <source>The disk is full: indexing goes on when there is room again</source>
   <translation>磁盘已满，有空间后会继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photo shows that; these come nearest</source>
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
   <source>This search did not work</source>
   <translation>搜索失败</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>The model is being loaded. Your question is answered in a moment.</source>
   <translation>正在加载模型，马上就会给出结果。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Try other words, or look at the photos that come nearest to it.</source>
   <translation>换个说法试试，或者看看最接近的照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Show less certain photos</source>
   <translation>显示可能相关的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>The first photos are being indexed. They can be found here as soon as they are in.</source>
   <translation>正在为第一批照片建立索引，完成后即可在此搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Nothing in your library matches this. Try other words, or fewer of them.</source>
   <translation>图库中没有符合的照片。请换个说法，或减少条件。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>There are no photos in your library yet. Add a folder that has some.</source>
   <translation>图库中还没有照片。请添加有照片的文件夹。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>No photos found</source>
   <translation>未找到照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Its photos are remembered and come back when its drive is connected again.</source>
   <translation>照片信息已保留，重新连接驱动器后即会恢复显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos that are not indexed yet appear here when it goes on.</source>
   <translation>继续索引后，尚未索引的照片会显示在这里。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Photos appear here as they are found. You can start to search with the first ones.</source>
   <translation>找到的照片会陆续显示在这里。现在就可以开始搜索。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>{folder} holds no photos. Save some there, and they appear by themselves.</source>
   <translation>“{folder}”中没有照片。存入照片后会自动显示。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/library_controller.py" />
   <source>Your folders hold no photos. Save some there, and they appear by themselves.</source>
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
   <source>It is damaged or gone, but there are backups of your folders and other choices.</source>
   <translation>图库已损坏或丢失，但有您的文件夹和其他选择的备份。</translation>
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
   <source>Some files could not be read; the line below says why.</source>
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
   <source>“{words}”</source>
   <translation>“{words}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>The library is damaged or gone</source>
   <translation>图库已损坏或丢失</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Your photos are not touched, and are indexed again.</source>
   <translation>您的照片不受影响，将重新建立索引。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Start with an empty library</source>
   <translation>从空图库开始</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Your folders, saved searches and other choices can be put back as they were on {day}.</source>
   <translation>您的文件夹、已保存的搜索和其他选择可以恢复到 {day} 的状态。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>None of its backups is whole.</source>
   <translation>没有一个备份是完整的。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/restore_prompt.py" />
   <source>Put them back</source>
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
   <source>Ask it</source>
   <translation>搜索</translation>
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
   <source>Ask something first, then save the question</source>
   <translation>请先搜索，再保存</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Delete the saved search “{name}”?</source>
   <translation>删除已存搜索“{name}”？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>It can't be saved</source>
   <translation>无法保存</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>It can't be renamed</source>
   <translation>无法重命名</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>It can't be deleted</source>
   <translation>无法删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>Saved as “{name}”</source>
   <translation>已保存为“{name}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/saved_searches.py" />
   <source>This question is saved as “{name}”</source>
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
   <source>Photos that no search brings</source>
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
   <source>Photos vanished all at once and are kept; this folder's menu can forget them</source>
   <translation>有照片同时消失，已保留其记录；可在此文件夹的菜单中移除</translation>
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
   <source>State of the library</source>
   <translation>图库状态</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Go on indexing, now that there is room on the disk</source>
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
   <source>Size of the pictures</source>
   <translation>缩略图大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Size of the pictures (Ctrl with + and -)</source>
   <translation>缩略图大小（Ctrl 加 + 或 -）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>Resume indexing</source>
   <translation>继续索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/library/status_bar.py" />
   <source>See which files, and why</source>
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
   <source>The disk is full: indexing waits for room</source>
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
   <location filename="lepton_desktop/ui/pictures/thumbnail_loader.py" />
   <source>its thumbnail can't be read; rescan the folder</source>
   <translation>缩略图无法读取；请重新扫描文件夹</translation>
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
   <source>The month before</source>
   <translation>上一个月</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/date_picker.py" />
   <source>The month after</source>
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
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Add to the question</source>
   <translation>添加搜索条件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Date…</source>
   <translation>日期…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Camera</source>
   <translation>相机</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>Orientation</source>
   <translation>方向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/filter_menu.py" />
   <source>File type</source>
   <translation>文件类型</translation>
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
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>This question doesn't look like English, the only language of the model in use.</source>
   <translation>搜索内容似乎不是英文，而当前模型只懂英文。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>Use a model for all languages…</source>
   <translation>使用多语言模型…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/language_bar.py" />
   <source>Don't say this again</source>
   <translation>不再提示</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/pasted_pictures.py" />
   <source>{folder}: the pasted picture can't be written ({reason}); make room, or let it be written to</source>
   <translation>{folder}：无法保存粘贴的图片（{reason}）；请腾出空间，或允许写入</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/pasted_pictures.py" />
   <source>{folder}: the pasted picture can't be written; make room on this disk</source>
   <translation>{folder}：无法保存粘贴的图片；请在此磁盘上腾出空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Excluded photos</source>
   <translation>已排除的照片</translation>
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
   <source>Landscape</source>
   <translation>横向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Portrait</source>
   <translation>纵向</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Square</source>
   <translation>方形</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>{year}</source>
   <translation>{year}年</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>{month} {year}</source>
   <translation>{year}年{month}</translation>
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
   <source>not {kind}</source>
   <translation>非{kind}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>From {day}</source>
   <translation>{day}起</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>Until {day}</source>
   <translation>截至{day}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>without {words}</source>
   <translation>不含“{words}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>not in {folder}</source>
   <translation>不在“{folder}”中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/query_pieces.py" />
   <source>not by {camera}</source>
   <translation>非 {camera} 拍摄</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_controller.py" />
   <source>A picture to search with</source>
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
   <source>all your photos</source>
   <translation>所有照片</translation>
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
   <source>Describe the photo that you look for</source>
   <translation>描述你要找的照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/search/search_field.py" />
   <source>and what is in them?</source>
   <translation>照片里有什么？</translation>
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
   <source>Size of the text</source>
   <translation>文字大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>Texts are as large as the system's own: change them in the system's settings.</source>
   <translation>文字大小跟随系统，可在系统设置中更改。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/appearance_page.py" />
   <source>As the system</source>
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
   <source>A translation is added by putting its file, lepton_CODE.qm, in {folder}</source>
   <translation>要添加其他语言，请将翻译文件 lepton_CODE.qm 放入 {folder}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>All that Lepton Desktop knows lies in one folder. No photo is in it.</source>
   <translation>Lepton Desktop 的全部数据都在一个文件夹中，其中没有照片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>The folder of the data</source>
   <translation>数据文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Open the folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Clear the thumbnails</source>
   <translation>清除缩略图</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>They are made again when they are looked at</source>
   <translation>浏览时会重新生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Remove everything</source>
   <translation>全部移除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Removes all that Lepton Desktop has made, and quits. Your photos stay where and as they are.</source>
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
   <source>What goes, {size} in {folder}: the list of your folders, what the model saw in each photo, the search index, the thumbnails, downloaded models, the settings, and the start with the system. It can't be undone.

Your photos stay where and as they are. Lepton Desktop quits.</source>
   <translation>将移除 {folder} 中的 {size} 数据：文件夹列表、模型对每张照片的理解、搜索索引、缩略图、下载的模型、设置，以及开机启动。此操作无法撤销。

你的照片留在原处，原样不动。Lepton Desktop 将退出。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Catalog: folders, photos, what the model saw</source>
   <translation>图库数据：文件夹、照片、模型的理解</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Search index, made of the catalog</source>
   <translation>搜索索引，由图库数据生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Thumbnails, made of the photos</source>
   <translation>缩略图，由照片生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Models: downloaded, compiled for this processor</source>
   <translation>模型：已下载的，以及为本机处理器编译的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>Settings and other things</source>
   <translation>设置及其他</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/data_page.py" />
   <source>All of it</source>
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
   <source>Pages of the settings</source>
   <translation>设置页面</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/dialog.py" />
   <source>That could not be chosen</source>
   <translation>无法应用此选择</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/download.py" />
   <source>The download stopped unexpectedly; try again: what has arrived is kept</source>
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
   <source>What you chose is being made for this computer, which takes a minute or two. It is used as soon as it is ready.</source>
   <translation>正在为这台电脑生成所选的引擎，需要一两分钟。完成后立即使用。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>The engines are being measured, which takes a minute or two. You can go on meanwhile.</source>
   <translation>正在测量各运行引擎，需要一两分钟。您可以继续做别的事。</translation>
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
   <source>Loss: how far a photo's description is from that in full precision, on average and (at most).</source>
   <translation>损失：照片的描述与全精度结果的差异，平均值和（最大值）。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>{engine} {precision}: {size}, {speed} pictures a second, loss {loss} % ({most} %)</source>
   <translation>{engine} {precision}：{size}，每秒 {speed} 张照片，损失 {loss}%（{most}%）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>{engine} {precision}: not measured yet, which takes {count} photos of yours</source>
   <translation>{engine} {precision}：尚未测量，测量需要您的 {count} 张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/engine_choice.py" />
   <source>The engine could not be made or measured: {reason}</source>
   <translation>引擎无法生成或测量：{reason}</translation>
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
   <source>Missed: how often the photo of yours that is found first in full precision isn't among the first ten. i8 computes in eight bits.</source>
   <translation>漏掉：全精度下排在第一位的您的照片，有多少比例不在前十位之中。i8 表示以八位计算。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>How hard to work</source>
   <translation>工作强度</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Pause while the computer runs on its battery</source>
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
   <source>Files and folders that are not to be found, a pattern a line, as in a .gitignore file: * stands for any letters, ** for any folders, a / at the end for folders only, a / before for the top of a watched folder, ! takes something in again.</source>
   <translation>不需要搜索的文件和文件夹，每行一条规则，写法同 .gitignore：* 代表任意字符，** 代表任意层文件夹，末尾加 / 只匹配文件夹，开头加 / 只匹配受监视文件夹的顶层，! 表示重新包含。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>Patterns of what is left out, one a line</source>
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
   <source>Looking at what this computer has…</source>
   <translation>正在检测可用设备…</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>The best there is</source>
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
   <source>%Ln photo(s) that are found now would be left out.</source>
   <translation>
    <numerusform>现有照片中有 %Ln 张会被忽略。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>None of the photos that are found now would be left out.</source>
   <translation>现有照片都不会被忽略。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/indexing_page.py" />
   <source>{subject}: {reason}</source>
   <translation>{subject}：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>The built-in model: small, quick, here from the start</source>
   <translation>内置模型：小巧、快速、开箱即用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>Much better at details, still quick without a graphics card</source>
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
   <source>Download</source>
   <translation>下载</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>size not known</source>
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
   <source>It needs {needed}, and the disk has {free} left</source>
   <translation>需要 {needed}，磁盘仅剩 {free}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/model_card.py" />
   <source>{done} of {total}</source>
   <translation>{done} / {total}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Its files are removed from the disk. It can be downloaded again.</source>
   <translation>将从磁盘删除其文件，之后可以重新下载。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>A model decides what can be found. After a change your photos are looked at anew in the background, and the model before it keeps answering until that is done.</source>
   <translation>模型决定能找到什么。更换后会在后台重新分析照片，完成之前仍由原来的模型给出结果。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>How the model in use is run</source>
   <translation>所用模型的运行方式</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Another model</source>
   <translation>其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Any model of open_clip whose weights are published as safetensors: NAME/TAG, such as ViT-B-32/laion2b_s34b_b79k, or hf-hub:owner/repository.</source>
   <translation>任何以 safetensors 发布权重的 open_clip 模型：NAME/TAG，例如 ViT-B-32/laion2b_s34b_b79k，或 hf-hub:owner/repository。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Name of another model</source>
   <translation>其他模型的名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/models_page.py" />
   <source>Download the model of this name</source>
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
   <translation>磁盘可用空间 {size}。下载模型是这里唯一会使用网络的操作。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>has a bracket that isn't closed</source>
   <translation>有未闭合的方括号</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>has a range in its brackets that goes backwards</source>
   <translation>方括号中的范围顺序颠倒</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>names no file or folder</source>
   <translation>没有指明文件或文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>A remark; it does nothing.</source>
   <translation>注释，不起作用。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>the folder {name}, from the top of a watched folder, with all that is in it</source>
   <translation>受监视文件夹顶层的“{name}”文件夹及其全部内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>Takes in again: {what}.</source>
   <translation>重新包含{what}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>Leaves out {what}.</source>
   <translation>忽略{what}。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>the file or folder {name}, from the top of a watched folder</source>
   <translation>受监视文件夹顶层的文件或文件夹“{name}”</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>every folder named {name}, with all that is in it</source>
   <translation>所有名为“{name}”的文件夹及其全部内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/patterns.py" />
   <source>every file and folder named {name}, wherever it lies</source>
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
   <source>They are only read. Lepton Desktop never changes one; it moves one to the trash only when you ask for that. What is understood of them is worked out on this computer, by a model that lies on its disk.</source>
   <translation>照片只会被读取。Lepton Desktop 从不修改照片，只有在你要求时才会移到回收站。对照片的理解全部由这台电脑磁盘上的模型在本机完成。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>The network</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>There is no telemetry, no search for updates, no report of crashes, no account.</source>
   <translation>没有遥测，不检查更新，不上报崩溃，无需账户。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>What is kept on this computer</source>
   <translation>保存在这台电脑上的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>Whoever can read these files can learn from them what your photos show. They are as safe as your other files: your account on this computer protects them, and the encryption of its disk if it is on. The page Data removes them.</source>
   <translation>能读取这些文件的人可以从中了解照片内容。它们与你的其他文件同样安全：受这台电脑的账户保护，如已启用磁盘加密则也受其保护。可在“数据”页中移除。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: the paths of your photos, what their files say of them (date, camera, place), what the model saw in them, as numbers, and the questions that you asked or saved.</source>
   <translation>{path}：照片的路径、文件中的信息（日期、相机、地点）、模型以数字形式记录的理解，以及你搜索或保存过的内容。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: these numbers once more, arranged for the search.</source>
   <translation>{path}：同样的数字，按搜索需要排列。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: small copies of your photos for the window.</source>
   <translation>{path}：供窗口显示的照片缩略图。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: what the model made of your latest questions, as numbers.</source>
   <translation>{path}：模型对你最近搜索内容的理解，以数字形式记录。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: what the model made of words and sentences that come with the program, as numbers.</source>
   <translation>{path}：模型对随程序附带的词语和句子的理解，以数字形式记录。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: pictures that you pasted as questions.</source>
   <translation>{path}：你粘贴用来搜索的图片。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: the models that you downloaded.</source>
   <translation>{path}：你下载的模型。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: models made quick for this computer's processor.</source>
   <translation>{path}：为本机处理器优化的模型。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>In {path}: what you chose here.</source>
   <translation>{path}：你在这里的设置。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/privacy_page.py" />
   <source>One thing uses it: the button “Download” on the page Models (and the command “models download”). It fetches the model's files from {hub}, which then sees your address and the model's name, and nothing of your photos or questions. Everything else works with the network cut off.</source>
   <translation>只有一处会使用网络：“模型”页上的“下载”按钮（以及命令“models download”）。它从 {hub} 获取模型文件，对方会看到你的网络地址和模型名称，但看不到任何照片或搜索内容。其余功能断网也能使用。</translation>
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
   <source>An icon in the notification area stays; its menu opens the window again, pauses and quits.</source>
   <translation>通知区域会保留一个图标，可从其菜单重新打开窗口、暂停或退出。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/settings/start_page.py" />
   <source>This desktop shows no notification area, so that nothing would be left to open the window with.</source>
   <translation>此桌面没有通知区域，关闭后将无法重新打开窗口。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/desktop.py" />
   <source>{name} isn't there any more, or its drive isn't connected</source>
   <translation>{name} 已不存在，或其驱动器未连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/desktop.py" />
   <source>{folder}: no file browser could be started</source>
   <translation>{folder}：无法打开文件管理器</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/desktop.py" />
   <source>{name}: no program on this system opens it</source>
   <translation>{name}：系统中没有可打开它的程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: can't be moved to the trash ({reason}); check that it and its folder may be written</source>
   <translation>{path}：无法移到回收站（{reason}）；请检查该文件及其文件夹是否可写</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: there is another file of this name now; the trash keeps the old one</source>
   <translation>{path}：原处已有同名文件，原文件仍在回收站</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: has changed since it was shown, so it stays</source>
   <translation>{path}：自显示以来已更改，因此保留原处</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/trash.py" />
   <source>{path}: can't be looked at ({reason}), so it stays</source>
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
   <source>{path}: isn't there any more</source>
   <translation>{path}：已不存在</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/system/tray.py" />
   <source>Open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/dialogs.py" />
   <source>Finds photos by what is in them. No photo and no question ever leaves this computer.</source>
   <translation>按内容查找照片。照片和搜索内容都不会离开这台电脑。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/toolkit/dialogs.py" />
   <source>Names of towns: GeoNames (geonames.org), CC BY 4.0.</source>
   <translation>地名数据：GeoNames (geonames.org)，CC BY 4.0。</translation>
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
   <source>Choose a folder where your photos are. They are looked through once, in the background. Then type what you remember, such as “a dog running on the beach”, and see the right ones.</source>
   <translation>选择存放照片的文件夹，程序会在后台浏览一遍。之后输入你记得的画面，例如“a dog running on the beach”，就能找到对应的照片。</translation>
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
   <source>Or drop a folder on this window. Your photos stay where they are and as they are,
and nothing leaves this computer.</source>
   <translation>也可以把文件夹拖到此窗口。照片留在原处，原样不动，
任何内容都不会离开这台电脑。</translation>
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
   <source>{length} mm on 35 mm film</source>
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
   <source>Close the info</source>
   <translation>关闭信息</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/info_panel.py" />
   <source>Select a photo to see what is known of it.</source>
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
   <source>Score {score}; the line is at {cut}</source>
   <translation>得分 {score}，匹配线为 {cut}</translation>
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
   <source>Similar to the question</source>
   <translation>与搜索内容相似</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/match_bar.py" />
   <source>Less certain: below the line</source>
   <translation>可能相关：低于匹配线</translation>
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
   <source>The drive or folder of {name} isn't connected. Connect it, and the photo is shown.</source>
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
   <source>Smaller</source>
   <translation>缩小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom</source>
   <translation>缩放</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Fit to the window, or real size</source>
   <translation>适合窗口或实际大小</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Larger</source>
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
   <source>Leave full screen</source>
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
   <source>All of the photo is shown</source>
   <translation>显示整张照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/viewer/viewer_bar.py" />
   <source>Zoom: {percent}</source>
   <translation>缩放：{percent}</translation>
  </message>
  <message numerus="yes">
   <location filename="lepton_desktop/ui/window.py" />
   <source>In %Ln file(s)</source>
   <translation>
    <numerusform>共 %Ln 个文件</numerusform>
   </translation>
  </message>
  <message>
   <location filename="lepton_desktop/ui/window.py" />
   <source>Searching does not work: {reason}</source>
   <translation>搜索不可用：{reason}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{0}: can't be written ({1}); check the permissions of its folder</source>
   <translation>{0}：无法写入（{1}）；请检查其文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{0}: can't be removed ({1}); delete it by hand</source>
   <translation>{0}：无法移除（{1}）；请手动删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{0}: can't be read ({1})</source>
   <translation>{0}：无法读取（{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>Keeps the photo search up to date</source>
   <translation>让照片搜索保持最新</translation>
  </message>
  <message>
   <location filename="lepton_desktop/autostart.py" />
   <source>{0}: can't be changed ({1}); see what starts with Windows in its settings</source>
   <translation>{0}：无法更改（{1}）；请在 Windows 设置中查看启动项</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/backups.py" />
   <source>{0}: no backup of your choices can be kept ({1}); check the disk and its room</source>
   <translation>{0}：无法保存您的选择的备份（{1}）；请检查磁盘及其空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/backups.py" />
   <source>{0}: can't be put back ({1}); check the disk and its room, and close other windows of Lepton Desktop</source>
   <translation>{0}：无法恢复（{1}）；请检查磁盘及其空间，并关闭 Lepton Desktop 的其他窗口</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/catalog.py" />
   <source>{0}: gave a vector of shape {1}, where its others are ({2},)</source>
   <translation>{0}：给出的向量形状为 {1}，而其他向量为 ({2},)</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/catalog.py" />
   <source>{0}: is already part of {1}, which is in the library</source>
   <translation>{0}：已包含在图库的 {1} 中</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/catalog.py" />
   <source>{0}: contains {1}, which is in the library; remove that one first</source>
   <translation>{0}：其中的 {1} 已在图库中；请先移除它</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/catalog.py" />
   <source>{0}: there is no such folder; check its name and that its drive is connected</source>
   <translation>{0}：文件夹不存在；请检查名称，并确认驱动器已连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>the disk is full; free some space and try again</source>
   <translation>磁盘已满；请腾出空间后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: {1}; there are backups of your folders, saved searches and other choices: `{2}` puts the newest in its place, and indexing makes the rest again (your photos are not touched)</source>
   <translation>{0}：{1}；您的文件夹、已保存的搜索和其他选择有备份：`{2}` 会用最新的备份替换它，其余内容由索引重新生成（您的照片不受影响）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is held by another program; close it and try again</source>
   <translation>被其他程序占用；请关闭该程序后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is damaged ({0}); put a backup in its place, or move it away and add your folders again (your photos are not touched)</source>
   <translation>已损坏（{0}）；请用备份替换，或将其移走后重新添加文件夹（照片不受影响）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>can't be opened for writing ({0}); check the permissions of the file and its folder</source>
   <translation>无法以写入方式打开（{0}）；请检查文件及其文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>can't be read or written ({0}); check the disk and that it isn't full</source>
   <translation>无法读写（{0}）；请检查磁盘，并确认磁盘未满</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>failed ({0})</source>
   <translation>失败（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: the folder of the catalog can't be made ({1})</source>
   <translation>{0}：无法创建图库数据的文件夹（{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is gone</source>
   <translation>已丢失</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is empty</source>
   <translation>是空的</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: no copy can be kept of it before it is brought up to date ({1}); free as much room on its disk as it takes, and start again</source>
   <translation>{0}：升级前无法保留副本（{1}）；请在其磁盘上腾出与它同样大小的空间，然后重新启动</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: was made by a newer version of Lepton Desktop; update the program to open it</source>
   <translation>{0}：由更新版本的 Lepton Desktop 创建；请更新程序后再打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: was made by an older version of Lepton Desktop, and its disk can't be written; open it once where it can</source>
   <translation>{0}：由旧版 Lepton Desktop 创建，且其磁盘不可写；请先在可写的地方打开一次</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>{0}: is a database of another program; move it away, and a new catalog is made</source>
   <translation>{0}：是其他程序的数据库；请将其移走，之后会创建新的图库数据</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/database.py" />
   <source>is damaged ({0})</source>
   <translation>已损坏（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/questions.py" />
   <source>a saved search needs a name</source>
   <translation>已存搜索需要名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/catalog/questions.py" />
   <source>there is a saved search of the name {0} already; choose another name</source>
   <translation>已有名为“{0}”的已存搜索；请换一个名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/bpe.py" />
   <source>open_clip's vocabulary can't be read ({0}); install it anew: pip install --force-reinstall open_clip_torch</source>
   <translation>无法读取 open_clip 的词表（{0}）；请重新安装：pip install --force-reinstall open_clip_torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>{0}: is no device; choose auto, {1}</source>
   <translation>{0}：不是有效的设备；请选择 auto、{1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>{0}: {1}; choose auto or cpu</source>
   <translation>{0}：{1}；请选择 auto 或 cpu</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>this build of torch ({0}) knows no graphics card</source>
   <translation>此版本的 torch ({0}) 不支持显卡</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>no graphics card with a working driver was found</source>
   <translation>未找到驱动正常的显卡</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>only Apple's computers have it</source>
   <translation>仅 Apple 电脑可用</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/device.py" />
   <source>it needs macOS 12.3 or later, an Apple processor and a torch built for it</source>
   <translation>需要 macOS 12.3 或更高版本、Apple 处理器以及对应版本的 torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: arrived damaged twice (wrong checksum); try again later or on another network</source>
   <translation>{0}：两次下载均已损坏（校验值错误）；请稍后重试或更换网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: there is no such model on the hub, or it isn't public; check its name</source>
   <translation>{0}：模型库中没有此模型，或未公开；请检查名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: the hub gives it only to people who have agreed to its terms; choose another model</source>
   <translation>{0}：需先同意其条款才能下载；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: the hub answered {1} {2}; try again later</source>
   <translation>{0}：模型库返回 {1} {2}；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: the connection isn't safe ({1}); check the computer's clock and its network</source>
   <translation>{0}：连接不安全（{1}）；请检查电脑的时钟和网络</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: the hub can't be reached ({1}); check the network and try again: what has arrived is kept (HF_ENDPOINT names another hub)</source>
   <translation>{0}：无法连接模型库（{1}）；请检查网络后重试，已下载的部分会保留（可用 HF_ENDPOINT 指定其他模型库）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: stopped</source>
   <translation>{0}：已停止</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: is longer than the hub says; try again later</source>
   <translation>{0}：比模型库标示的更大；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>the connection broke off</source>
   <translation>连接中断</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: the disk is full; free some space and try again: what has arrived is kept</source>
   <translation>{0}：磁盘已满；请腾出空间后重试，已下载的部分会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/download.py" />
   <source>{0}: can't be written ({1}); check the permissions of the folder</source>
   <translation>{0}：无法写入（{1}）；请检查文件夹的权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: can't be written ({1}); check the disk and the folder</source>
   <translation>{0}：无法写入（{1}）；请检查磁盘和文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: has no repository on the hub</source>
   <translation>{0}：在模型库中没有仓库</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>did you mean {0}?</source>
   <translation>你要找的是 {0} 吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>update open_clip_torch if it is new</source>
   <translation>如果是新模型，请更新 open_clip_torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: open_clip knows no such model with weights; {1}</source>
   <translation>{0}：open_clip 中没有带权重的此模型；{1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: open_clip knows no such weights; it has {1}</source>
   <translation>{0}：open_clip 中没有此权重；可用的有 {1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: its weights are only to be had as a pickled file, which could run anything when it is loaded; choose other weights</source>
   <translation>{0}：其权重仅以 pickle 文件提供，加载时可能执行任意代码；请选择其他权重</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: has no {1}, without which the model reads no words</source>
   <translation>{0}：缺少 {1}，模型无法读取文字</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: the disk has no room for the model's {1} MB; free at least {2} MB and try again</source>
   <translation>{0}：磁盘空间不足以存放 {1} MB 的模型；请至少腾出 {2} MB 后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: gives no answer of a hub; check HF_ENDPOINT</source>
   <translation>{0}：没有返回模型库的应答；请检查 HF_ENDPOINT</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: has no {1}; it is no model of open_clip</source>
   <translation>{0}：缺少 {1}，不是 open_clip 模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: the hub gives no size or checksum for it; try again later</source>
   <translation>{0}：模型库没有提供其大小或校验值；请稍后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: {1} has its weights only as a pickled file, which could run anything when it is loaded; choose a model with safetensors</source>
   <translation>{0}：{1} 的权重仅以 pickle 文件提供，加载时可能执行任意代码；请选择提供 safetensors 的模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/hub.py" />
   <source>{0}: {1} has no weights of open_clip ({2})</source>
   <translation>{0}：{1} 中没有 open_clip 的权重 ({2})</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>torch and torchvision are not of the same build ({0}); install the two together: pip install --force-reinstall torch torchvision</source>
   <translation>torch 与 torchvision 版本不匹配（{0}）；请一起重新安装：pip install --force-reinstall torch torchvision</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>open_clip can't be imported ({0}); install it anew: pip install --force-reinstall open_clip_torch</source>
   <translation>无法导入 open_clip（{0}）；请重新安装：pip install --force-reinstall open_clip_torch</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: is no configuration of open_clip; download the model again</source>
   <translation>{0}：不是 open_clip 的配置；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: brings its image part from elsewhere ({1}); choose another model</source>
   <translation>{0}：其图像部分来自别处 ({1})；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: its text part is a model of the transformers library, which can't be run here; choose another model</source>
   <translation>{0}：其文本部分是 transformers 库的模型，无法在此运行；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: its {1} is no such value; download the model again</source>
   <translation>{0}：其中 {1} 的值无效；请重新下载该模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: is missing; install Lepton Desktop anew</source>
   <translation>{0}：文件缺失；请重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: is not downloaded yet; run: lepton-desktop models download {1}</source>
   <translation>{0}：尚未下载；请运行：lepton-desktop models download {1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: doesn't say the sha256 of its weights; download the model again</source>
   <translation>{0}：没有权重的 sha256 值；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/load.py" />
   <source>{0}: looks at {1} x {2} pixels; only squares can be used</source>
   <translation>{0}：输入为 {1} x {2} 像素；仅支持正方形</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{0}, trained on {1}</source>
   <translation>{0}，训练数据 {1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{0}: is no model; write a name that `lepton-desktop models` lists, open_clip's NAME/TAG (such as ViT-B-32/laion2b_s34b_b79k) or hf-hub:owner/repository</source>
   <translation>{0}：不是有效的模型；请填写 `lepton-desktop models` 列出的名称、open_clip 的 NAME/TAG（例如 ViT-B-32/laion2b_s34b_b79k）或 hf-hub:owner/repository</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{0}: is part of the program and stays</source>
   <translation>{0}：是程序的一部分，不能删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{0}: can't be removed ({1}); close other windows of Lepton Desktop and try again</source>
   <translation>{0}：无法移除（{1}）；请关闭 Lepton Desktop 的其他窗口后重试</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/models.py" />
   <source>{0}: can't be read ({1}); download the model again</source>
   <translation>{0}：无法读取（{1}）；请重新下载模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>{0}: takes {1} photos to be made in eight bits, and {2} of yours can be read now; index more of them first</source>
   <translation>{0}：制作八位版本需要 {1} 张照片，而现在能读取您的 {2} 张；请先为更多照片建立索引</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>{0}: can't be compiled ({1}); torch goes on running it, more slowly</source>
   <translation>{0}：无法编译（{1}）；将继续用 torch 运行，速度较慢</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>this computer has no {0}, only {1}</source>
   <translation>此电脑不支持 {0}，仅支持 {1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>in eight bits {0} % of the photos that should be found first aren't among the first ten; more than {1} % is too many</source>
   <translation>以八位计算时，本应排在第一位的照片有 {0}% 不在前十位之中；超过 {1}% 就太多了</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>its vectors don't agree with torch's, the cosines are {0}</source>
   <translation>其向量与 torch 的不一致，余弦值为 {0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_compile.py" />
   <source>its text vectors don't agree with torch's, the cosine is {0}</source>
   <translation>其文本向量与 torch 的不一致，余弦值为 {0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{0}: was damaged; start Lepton Desktop again, and it is made anew</source>
   <translation>{0}：已损坏；请重新启动 Lepton Desktop，它会重新生成</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{0}: can't be loaded ({1})</source>
   <translation>{0}：无法加载（{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>pixels must be uint8 of shape (n, {0}, {1}, 3), not {2} {3}</source>
   <translation>像素必须是形状为 (n, {0}, {1}, 3) 的 uint8，而不是 {2} {3}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>{0}: can't be run ({1}); close other programs to free memory, or choose a smaller model</source>
   <translation>{0}：无法运行（{1}）；请关闭其他程序以释放内存，或选择更小的模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/openvino_encoder.py" />
   <source>no memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/quantisation.py" />
   <source>NNCF can't make it compute in eight bits ({0})</source>
   <translation>NNCF 无法使其以八位计算（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/starter_vision.py" />
   <source>lepton_starter has no weights of timm's; open_clip loads them from the model's own file</source>
   <translation>lepton_starter 没有 timm 的权重；open_clip 会从模型自己的文件中加载</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/tokens.py" />
   <source>{0}: the model tidies words in a way unknown here ({1}); choose another</source>
   <translation>{0}：模型整理文字的方式未知（{1}）；请选择其他模型</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_encoder.py" />
   <source>open_clip can't build the model ({0}); update open_clip_torch and timm</source>
   <translation>open_clip 无法构建模型（{0}）；请更新 open_clip_torch 和 timm</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_encoder.py" />
   <source>{0}: {1} failed ({2}); going on with the CPU, which is slower</source>
   <translation>{0}：{1} 运行失败（{2}）；将改用 CPU，速度较慢</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/torch_encoder.py" />
   <source>{0}: doesn't fit on {1} ({2}); going on with the CPU</source>
   <translation>{0}：{1} 容纳不下（{2}）；将改用 CPU</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/weights.py" />
   <source>{0}: can't be loaded ({1}); it is damaged or of another model: download it again</source>
   <translation>{0}：无法加载（{1}）；文件已损坏或属于其他模型，请重新下载</translation>
  </message>
  <message>
   <location filename="lepton_desktop/encoders/weights.py" />
   <source>{0} has no {1}</source>
   <translation>{0} 中没有 {1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/indexer.py" />
   <source>The search index can't be brought up to date ({0})</source>
   <translation>无法更新搜索索引（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/lock.py" />
   <source>Another window or command of Lepton Desktop is indexing this library already; it takes in new folders and photos by itself</source>
   <translation>Lepton Desktop 的另一个窗口或命令正在索引此图库，会自动处理新的文件夹和照片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/messages.py" />
   <source>no message of the indexing process: {0}</source>
   <translation>不是索引进程的消息：{0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/missing.py" />
   <source>{0}: photos are missing all at once ({1}); they are kept until you forget them</source>
   <translation>{0}：有照片同时缺失（{1} 张）；在您移除之前会一直保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/pipeline.py" />
   <source>can't be described by the model (its vector is not a number)</source>
   <translation>模型无法描述它（其向量不是数字）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/process.py" />
   <source>{0}: {1}; check its permissions, and that the disk isn't full</source>
   <translation>{0}：{1}；请检查其权限，并确认磁盘未满</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/process.py" />
   <source>no command of the indexing process: {0}</source>
   <translation>不是索引进程的命令：{0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/reading.py" />
   <source>can't be read ({0})</source>
   <translation>无法读取（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{0}: was found at {1} again</source>
   <translation>{0}：已在 {1} 重新找到</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{0}: may not be read; give your user the right to read it, and it is taken up by itself</source>
   <translation>{0}：没有读取权限；请授予当前用户读取权限，之后会自动处理</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_locations.py" />
   <source>{0}: another drive is connected here; its files are left out, and the photos of the one before are kept</source>
   <translation>{0}：此处连接了另一个驱动器；其中的文件不会收录，之前驱动器的照片会保留</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/root_scan.py" />
   <source>{0}: another drive is connected here; files are left out that have the names of photos of the drive before it</source>
   <translation>{0}：此处连接了另一个驱动器；与之前驱动器的照片同名的文件不会收录</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/scan.py" />
   <source>the folder can't be read ({0})</source>
   <translation>无法读取文件夹（{0}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/supervisor.py" />
   <source>{0}. What was chosen before goes on.</source>
   <translation>{0}。将沿用之前的设置。</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/supervisor.py" />
   <source>The pattern {0} {1}; it is passed over</source>
   <translation>规则“{0}”{1}，已忽略</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>The system lets no more folders be watched ({0} is reached); all are looked through every minute or so instead. To raise it: echo {1}={2} | sudo tee /etc/sysctl.d/60-lepton-desktop.conf &amp;&amp; sudo sysctl --system</source>
   <translation>系统不允许监视更多文件夹（已达到 {0}）；改为大约每分钟查看一遍所有文件夹。要提高上限：echo {1}={2} | sudo tee /etc/sysctl.d/60-lepton-desktop.conf &amp;&amp; sudo sysctl --system</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>{0}: can't be watched. {1}</source>
   <translation>{0}：无法监视。{1}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/indexing/watch.py" />
   <source>{0}: can't be watched ({1}); it is looked through from time to time</source>
   <translation>{0}：无法监视（{1}）；将定期扫描</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>is cut short, less than half of it is there; copy it again from where it came</source>
   <translation>文件残缺，不足一半；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>holds too much between its parts to open safely</source>
   <translation>各部分之间的多余数据过多，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>is made of too many scans to open safely</source>
   <translation>包含过多扫描段，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/bitmap.py" />
   <source>is made of too many strips to open safely</source>
   <translation>包含过多条带，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be read ({0}); check that its drive is connected</source>
   <translation>无法读取（{0}）；请确认驱动器已连接</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be copied: nothing can be written to {0} ({1})</source>
   <translation>无法复制：{0} 不可写入（{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/copying.py" />
   <source>can't be copied to {0} ({1}); check that there is room</source>
   <translation>无法复制到 {0}（{1}）；请确认有足够的空间</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoder.py" />
   <source>needs more memory to open than is safe</source>
   <translation>打开所需的内存超出安全范围</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoder.py" />
   <source>can't be decoded ({0}: {1})</source>
   <translation>无法解码（{0}：{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>makes the decoder crash; it is left out until it changes</source>
   <translation>会使解码器崩溃；在文件更改之前不会收录</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now (the system ends its decoder); close other programs</source>
   <translation>现在无法打开（系统终止了其解码器）；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now ({0}); close other programs</source>
   <translation>现在无法打开（{0}）；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>can't be opened now (no decoder starts); start Lepton Desktop again, or install it again</source>
   <translation>现在无法打开（解码器无法启动）；请重新启动或重新安装 Lepton Desktop</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>takes more than {0} seconds of computing to open, too long to open safely</source>
   <translation>打开需要超过 {0} 秒的计算，时间过长，无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>could not be read within {0} seconds; its drive may be slow or failing</source>
   <translation>未能在 {0} 秒内读取；其驱动器可能很慢或有故障</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/decoders.py" />
   <source>the decoder has left less than it says</source>
   <translation>解码器提供的数据不完整</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>has a name that no file can have</source>
   <translation>文件名无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not there</source>
   <translation>文件不存在</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>may not be read; check the file's permissions</source>
   <translation>没有读取权限；请检查文件权限</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is larger than {0} GB, too large to open safely</source>
   <translation>大于 {0} GB，过大而无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is a folder</source>
   <translation>是文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not an ordinary file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is not a picture of a known format</source>
   <translation>不是已知格式的图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is empty; copy it again from where it came</source>
   <translation>文件为空；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>holds nothing but zeros; copy it again from where it came</source>
   <translation>内容全为零；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/file_contents.py" />
   <source>is named {0} but holds no picture of a known format</source>
   <translation>扩展名为 {0}，但内容不是已知格式的图片</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/limits.py" />
   <source>would take {0} GB of memory to open, more than the {1} GB that are safe</source>
   <translation>打开需要 {0} GB 内存，超过安全的 {1} GB</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/limits.py" />
   <source>has more than {0} million pixels, too many to open safely</source>
   <translation>超过 {0} 百万像素，过大而无法安全打开</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>needs more memory than there is now; close other programs</source>
   <translation>需要的内存超过现有内存；请关闭其他程序</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>is a damaged {0} file, or of an unknown kind</source>
   <translation>是损坏的 {0} 文件，或种类未知</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>is cut short; copy it again from where it came</source>
   <translation>文件残缺；请从原处重新复制</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/photo.py" />
   <source>can't be decoded as {0} ({1}); it may be damaged</source>
   <translation>无法按 {0} 解码（{1}）；文件可能已损坏</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/pnm.py" />
   <source>its header makes no sense</source>
   <translation>文件头无效</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/tiff.py" />
   <source>its first directory lies beyond its end</source>
   <translation>首个目录超出文件末尾</translation>
  </message>
  <message>
   <location filename="lepton_desktop/photos/tiff.py" />
   <source>its first directory has too many entries</source>
   <translation>其第一个目录的条目过多</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/dates.py" />
   <source>{text} is not a date that is understood; write 2023, 2023-06, 2023-06-05, May 2021 or last summer</source>
   <translation>无法识别日期“{text}”；可写作 2023、2023-06、2023-06-05、May 2021 或 last summer</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/dates.py" />
   <source>there is no such day as {text}</source>
   <translation>没有“{text}”这一天</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/engine.py" />
   <source>the parts of the question cancel each other out; leave one of them out</source>
   <translation>搜索条件互相抵消；请去掉其中一个</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/engine.py" />
   <source>there is nothing to search for; say what should be in the photo</source>
   <translation>没有可搜索的内容；请说明照片中应有什么</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/index_base.py" />
   <source>{0}: is of another version</source>
   <translation>{0}：版本不符</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/index_base.py" />
   <source>{0}: is damaged</source>
   <translation>{0}：已损坏</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: needs a value, such as {example}</source>
   <translation>{key}: 需要一个值，例如 {example}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>there is no {key}:, did you mean {meant}:?</source>
   <translation>没有 {key}:，你是要写 {meant}: 吗？</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>the quotation mark is not closed</source>
   <translation>引号没有闭合</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>there is nothing between the quotation marks</source>
   <translation>引号之间没有内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>a weight is above 0 and at most {most}</source>
   <translation>权重须大于 0 且不超过 {most}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{path}: there is no such file; check its name</source>
   <translation>{path}：文件不存在；请检查名称</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>no day fits this and the date before it; leave one of them out</source>
   <translation>没有日期同时符合此条件和前面的日期；请去掉其中一个</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{value} is no orientation; there are {known}</source>
   <translation>{value} 不是有效的方向；可选 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{value} is no type of picture; there are {known}</source>
   <translation>{value} 不是图片类型；可选 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: knows only {known}</source>
   <translation>{key}: 仅支持 {known}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: can't be turned round with a minus; name what you want</source>
   <translation>{key}: 不能用减号反转；请写出你想要的内容</translation>
  </message>
  <message>
   <location filename="lepton_desktop/search/query_language.py" />
   <source>{key}: can't have a weight; it holds or it doesn't</source>
   <translation>{key}: 不能带权重，只有符合与不符合之分</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{0}: names no folder ({1}); set {2} to one that may be written</source>
   <translation>{0}：不是有效的文件夹（{1}）；请将 {2} 设为可写入的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{0}: the data folder can't be made ({1}); set LEPTON_DATA_DIR to a folder that may be written</source>
   <translation>{0}：无法创建数据文件夹（{1}）；请将 LEPTON_DATA_DIR 设为可写入的文件夹</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{0}: can't be read ({1}); mend it or delete it to start with defaults</source>
   <translation>{0}：无法读取（{1}）；请修正，或删除后使用默认设置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>, not one of {0}</source>
   <translation>，可选值为 {0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{0}: {1} is {2}{3}; mend it or delete the file to start with defaults</source>
   <translation>{0}：{1} 的值为 {2}{3}；请修正，或删除该文件后使用默认设置</translation>
  </message>
  <message>
   <location filename="lepton_desktop/settings.py" />
   <source>{0}: can't be written ({1})</source>
   <translation>{0}：无法写入（{1}）</translation>
  </message>
  <message>
   <location filename="lepton_desktop/storage.py" />
   <source>{0}: can't be removed ({1}); close other programs that use it, and try again or delete it by hand</source>
   <translation>{0}：无法移除（{1}）；请关闭占用它的程序后重试，或手动删除</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is larger than {0} MB</source>
   <translation>大于 {0} MB</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not text in UTF-8, from byte {0}</source>
   <translation>从第 {0} 字节起不是 UTF-8 文本</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is nested too deeply</source>
   <translation>嵌套过深</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not JSON: {0}</source>
   <translation>不是 JSON：{0}</translation>
  </message>
  <message>
   <location filename="lepton_desktop/stored_json.py" />
   <source>is not a JSON object</source>
   <translation>不是 JSON 对象</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Permission denied</source>
   <translation>权限不足</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Operation not permitted</source>
   <translation>操作不被允许</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>No such file or directory</source>
   <translation>文件或文件夹不存在</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>No space left on device</source>
   <translation>磁盘空间不足</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Read-only file system</source>
   <translation>文件系统只读</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Input/output error</source>
   <translation>输入输出错误</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Is a directory</source>
   <translation>是文件夹</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Not a directory</source>
   <translation>不是文件夹</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>File name too long</source>
   <translation>文件名过长</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Device or resource busy</source>
   <translation>设备忙</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Disk quota exceeded</source>
   <translation>超出磁盘配额</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Connection refused</source>
   <translation>连接被拒绝</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Network is unreachable</source>
   <translation>网络不可达</translation>
  </message>
  <message>
   <location filename="packaging/developers/room_messages.py" />
   <source>Temporary failure in name resolution</source>
   <translation>域名解析暂时失败</translation>
  </message>
 </context>
</TS>
