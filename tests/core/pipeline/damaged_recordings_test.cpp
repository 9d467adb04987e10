// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings that were damaged at random, but the same way every time. For a long run:
//   VESTIGO_CASES=100000 VESTIGO_SEED=7 damaged_recordings_test damaged
// and, to see one case again, VESTIGO_FIRST=1234 VESTIGO_CASES=1 with the same seed.
#include "core/analysis/analysis_json.h"
#include "core/base/json.h"
#include "core/pipeline/analyze_run.h"
#include "core/recordings/inspect.h"
#include "tests/support/mutator.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sys/resource.h>

using namespace vestigo;
using vestigo::testing::FileSet;
using vestigo::testing::Mutation;
using vestigo::testing::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

std::uint64_t numberOf(const char* variable, std::uint64_t otherwise) {
    bool ok = false;
    const qulonglong value = qEnvironmentVariable(variable).toULongLong(&ok);
    return ok ? value : otherwise;
}

void clip(const fs::path& file, const QStringList& encoding) {
    fs::create_directories(file.parent_path());
    QStringList arguments{"-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=32x32:rate=4:duration=4"};
    QProcess::execute("ffmpeg", arguments << encoding << QString::fromStdString(file.string()));
}

/// Two packets of Modbus over TCP between the two terminals, as libpcap writes them.
std::string capture() {
    const auto number = [](std::uint32_t value) {
        return std::string(reinterpret_cast<const char*>(&value), sizeof(value));
    };
    std::string frame("\x02\0\0\0\0\x02\x02\0\0\0\0\x01\x08\0", 14);
    frame += std::string("\x45\0\0\x34\0\x01\0\0\x40\x06\0\0\x0a\0\0\x01\x0a\0\0\x02", 20);
    frame += std::string("\xC0\0\x01\xF6\0\0\0\x01\0\0\0\0\x50\x18\x20\0\0\0\0\0", 20);
    frame += std::string("\0\x01\0\0\0\x06\x01\x03\0\0\0\x0A", 12);
    const auto size = static_cast<std::uint32_t>(frame.size());
    std::string file = number(0xA1B2C3D4) + number(0x00040002) + number(0) + number(0) + number(65535) +
                       number(1); // Ethernet
    for (std::uint32_t k = 0; k < 8; ++k) {
        file += number(1715909520 + k) + number(0) + number(size) + number(size) + frame;
    }
    return file;
}

/// A small recording that has one of everything.
FileSet smallRecording(const fs::path& folder) {
    const auto wave = [](double t) { return std::sin(t) + (t > 9.0 ? 3.0 : 0.0); };
    testing::RecordingBuilder builder(folder);
    builder.duration(14.0).terminal("plc-01").terminal("cnc-01", "cnc_lathe").terminal("hmi", "hmi_panel");
    builder.address("plc-01", "10.0.0.1").address("cnc-01", "10.0.0.2").position("plc-01", 1.0, 2.0);
    builder.table("plc-01", 0.5, {{"current_a", wave}, {"flow_l_min", wave}});
    std::string stamped = "timestamp,load_pct,note\n";
    for (int k = 0; k < 28; ++k) {
        stamped += std::to_string(1715909520 + k / 2) + "," + std::to_string(k % 5) + ",ok\n";
    }
    builder.table("cnc-01", stamped, 0.25);
    builder.images("plc-01", "device", 16, 16, 1.0, [](std::size_t index, std::vector<std::uint8_t>& grey) {
        grey[index % grey.size()] = 255;
    });
    builder.stream("cnc-01", "device", "video", "video/cnc.mp4");
    builder.stream("cnc-01", "operator", "video", "video/cnc.mkv");
    builder.stream("hmi", "device", "video", "video/hmi.avi");
    clip(folder / "video/cnc.mp4", {"-c:v", "libx264", "-pix_fmt", "yuv420p"});
    clip(folder / "video/cnc.mkv", {"-c:v", "ffv1"});
    clip(folder / "video/hmi.avi", {"-c:v", "mjpeg"});
    builder.link("plc-01", "cnc-01").link("plc-01", "hmi", "operation", 0.5);
    builder.instructions("t,terminal,instruction,actor,result\n1,plc-01,READ,a,ok\n2,plc-01,WRITE,b,error\n"
                         "3,hmi,READ,a,ok\n9,plc-01,STOP,a,ok\n");
    builder.communication("t,src,dst,protocol,bytes,status\n");
    builder.annotations(R"({"format": "ind-vibe-annotations", "version": 1, "recording": "built",
        "anomalies": [{"id": "a", "terminal": "plc-01", "type": "overload", "start_s": 9, "end_s": 12}],
        "rois": [{"terminal": "plc-01", "stream": "device", "name": "gauge", "start_s": 0, "end_s": 14,
                  "box": [2, 2, 8, 8]}]})");
    builder.write();
    FileSet files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            std::ifstream in(entry.path(), std::ios::binary);
            files[entry.path().lexically_relative(folder).string()] =
                std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        }
    }
    files["logs/communication.csv"] = capture(); // what it is, its content says
    return files;
}

void put(const fs::path& folder, const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
}

/// What is wrong with how a program would end; empty: nothing.
std::string complaint(const Error& error) {
    const std::string line = error.oneLine();
    if (error.file.empty() || line.find('\n') != std::string::npos || line.find("%1") != std::string::npos) {
        return "a poor error: " + line;
    }
    return error.code == ErrorCode::Internal ? "an internal error: " + line : std::string();
}

std::string tryIt(const fs::path& folder, bool causal) {
    const auto recording = recordings::openRecording(folder);
    if (!recording) {
        return complaint(recording.error());
    }
    SilentProgress silent;
    const auto report = recordings::inspectRecording(*recording, {}, silent);
    if (!report.finished()) {
        return report.failed() ? complaint(report.error()) : "cancelled by nobody";
    }
    pipeline::AnalyzeRequest request;
    request.recording = folder;
    request.causal = causal;
    const auto result = pipeline::AnalyzeRun(request).run({}, silent);
    if (!result.finished()) {
        return result.failed() ? complaint(result.error()) : "cancelled by nobody";
    }
    const std::string json = analysis::analysisToJson(*result.value());
    const auto parsed = analysis::analysisFromJson(json, "result");
    return parsed ? std::string() : "a result that does not read back: " + parsed.error().oneLine();
}

} // namespace

class DamagedRecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damaged();
};

void DamagedRecordingsTest::damaged() {
    const TemporaryFolder folder;
    const FileSet whole = smallRecording(folder.path());
    put(folder.path(), "logs/communication.csv", whole.at("logs/communication.csv"));
    QCOMPARE(QString::fromStdString(tryIt(folder.path(), false)), QString());
    const std::uint64_t seed = numberOf("VESTIGO_SEED", 1);
    const std::uint64_t first = numberOf("VESTIGO_FIRST", 0);
    const std::uint64_t last = first + numberOf("VESTIGO_CASES", 120);
    const bool tell = qEnvironmentVariableIsSet("VESTIGO_FIRST") || last - first > 1000;
    for (std::uint64_t number = first; number < last; ++number) {
        Random random(seed * 1000003 + number);
        FileSet files = whole;
        std::string what;
        for (std::uint64_t k = 0, count = 1 + random.below(3); k < count; ++k) {
            const Mutation mutation = testing::mutate(files, random);
            put(folder.path(), mutation.file, files[mutation.file]);
            what += mutation.file + ": " + mutation.what + "; ";
        }
        what = "case " + std::to_string(number) + ": " + singleLine(what);
        if (tell) {
            std::fprintf(stderr, "%s\n", what.c_str());
        }
        const auto start = std::chrono::steady_clock::now();
        const std::string wrong = tryIt(folder.path(), random.below(2) == 0);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        QVERIFY2(wrong.empty(), (what + wrong).c_str());
        QVERIFY2(took.count() < 60.0, (what + "took " + std::to_string(took.count()) + " s").c_str());
        for (const auto& [name, content] : files) {
            if (content != whole.at(name)) {
                put(folder.path(), name, whole.at(name));
            }
        }
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    QVERIFY2(usage.ru_maxrss < 1500L * 1024, std::to_string(usage.ru_maxrss).c_str());
#endif
}

QTEST_GUILESS_MAIN(DamagedRecordingsTest)
#include "damaged_recordings_test.moc"
