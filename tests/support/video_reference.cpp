// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/video_reference.h"

#include "core/base/hash.h"

#include <QtCore/QProcess>

#include <algorithm>

namespace vestigo::testing {

std::vector<ReferenceFrame> decodedByFfmpeg(const std::filesystem::path& file) {
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg", {"-v",
                            "error",
                            "-threads",
                            "1",
                            "-i",
                            QString::fromStdString(file.string()),
                            "-map",
                            "0:v:0",
                            "-vsync",
                            "passthrough",
                            "-enc_time_base",
                            "-1",
                            "-sws_flags",
                            "bilinear",
                            "-pix_fmt",
                            "gray",
                            "-c:v",
                            "rawvideo",
                            "-f",
                            "framehash",
                            "-hash",
                            "sha256",
                            "-"});
    if (!ffmpeg.waitForFinished(300000)) {
        return {};
    }
    std::vector<ReferenceFrame> frames;
    double base = 0.0;
    for (const QByteArray& line : ffmpeg.readAllStandardOutput().split('\n')) {
        if (line.startsWith("#tb 0:")) {
            const QList<QByteArray> parts = line.mid(6).trimmed().split('/');
            base = parts.size() == 2 ? parts[0].toDouble() / parts[1].toDouble() : 0.0;
        }
        const QList<QByteArray> columns = line.split(',');
        if (!line.startsWith('#') && columns.size() >= 6) {
            frames.push_back({columns[2].trimmed().toDouble() * base, columns[5].trimmed().toStdString()});
        }
    }
    // AVI has an order of frames and no times of presentation: frame n is shown at n / rate. The ffmpeg
    // program shows all of them later by the delay of its decoder.
    const double shift = file.extension() == ".avi" && !frames.empty() ? frames.front().seconds : 0.0;
    for (ReferenceFrame& frame : frames) {
        frame.seconds -= shift;
    }
    std::stable_sort(frames.begin(), frames.end(),
                     [](const ReferenceFrame& a, const ReferenceFrame& b) { return a.seconds < b.seconds; });
    return frames;
}

std::string greyHash(const timeline::Picture& picture) {
    Sha256 hash;
    for (int y = 0; y < picture.height; ++y) {
        hash.add(picture.pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine,
                 static_cast<std::size_t>(picture.width));
    }
    return hash.hex();
}

bool runFfmpeg(const QStringList& arguments) {
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg", QStringList{"-v", "error", "-y"} + arguments);
    return ffmpeg.waitForFinished(300000) && ffmpeg.exitCode() == 0;
}

std::vector<ClipRecipe> clipRecipes() {
    const QStringList h264{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"};
    const QStringList irregular{"-vf", "select='not(mod(n,3))+lt(n,20)+gt(mod(n,17),12)'", "-vsync", "vfr"};
    return {
        {"H.264 with B-frames", "b.mp4", h264 + QStringList{"-bf", "3", "-g", "25"}},
        {"H.264, one long group", "long.mp4", h264 + QStringList{"-bf", "3", "-g", "10000"}},
        {"H.264, open groups", "open.mp4",
         h264 + QStringList{"-bf", "3", "-g", "12", "-x264-params", "open-gop=1:scenecut=0"}},
        {"H.264, refreshed bit by bit", "refresh.mkv",
         h264 + QStringList{"-g", "20", "-x264-params", "intra-refresh=1:bframes=0"}},
        {"H.264, pyramid of B-frames", "pyramid.mkv",
         h264 + QStringList{"-bf", "5", "-b_strategy", "0", "-g", "30", "-x264-params", "b-pyramid=normal"}},
        {"H.264, variable rate", "vfr.mp4", irregular + h264 + QStringList{"-bf", "2", "-g", "15"}},
        {"H.264, no edit list", "noedit.mp4", h264 + QStringList{"-bf", "3", "-use_editlist", "0"}},
        {"H.264, transport stream", "t.ts", h264 + QStringList{"-bf", "2", "-g", "20"}},
        {"H.264, fragments", "fragment.mp4",
         h264 + QStringList{"-bf", "2", "-g", "20", "-movflags", "frag_keyframe+empty_moov"}},
        {"MJPEG in AVI", "m.avi", {"-c:v", "mjpeg", "-q:v", "4"}},
        {"MPEG-4 with B-frames in AVI", "bframes.avi", {"-c:v", "mpeg4", "-bf", "2", "-g", "15"}},
        {"MPEG-4 in Matroska", "m.mkv", {"-c:v", "mpeg4", "-bf", "2"}},
        {"MPEG-2 program stream", "p.mpg", {"-c:v", "mpeg2video", "-bf", "2", "-g", "12"}},
        {"VP8 with hidden frames",
         "v.webm",
         {"-c:v", "libvpx", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-g", "25", "-deadline",
          "realtime"}},
        {"VP9", "v9.webm", {"-c:v", "libvpx-vp9", "-g", "25", "-deadline", "realtime", "-cpu-used", "8"}},
        {"GIF", "g.gif", {}},
    };
}

bool makeClip(const std::filesystem::path& file, const QStringList& encoding, int seconds, const char* size,
              int rate) {
    const QString source = QStringLiteral("testsrc2=size=%1:rate=%2:duration=%3")
                               .arg(QLatin1String(size))
                               .arg(rate)
                               .arg(seconds);
    return runFfmpeg(QStringList{"-f", "lavfi", "-i", source} + encoding +
                     QStringList{QString::fromStdString(file.string())});
}

} // namespace vestigo::testing
