// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows between the rooms, as a table. Every #include line of app, core and ui is held against it.
#include "tests/architecture/sources.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <vector>

using vestigo::testing::sourcesOf;

namespace {

struct Room {
    QString folder;
    QStringList mayInclude; // besides itself
};

/** A library whose headers belong to a few places only. */
struct Fence {
    QString library;
    QString headers;    // regular expression on the text between <> or ""
    QStringList places; // a path that starts with one of these may include them
    QString files;      // regular expression on the file's name
};

/** The rooms. A file belongs to the room with the longest folder that holds it. */
const std::vector<Room>& rooms() {
    const QStringList core = {"core/base",      "core/timeline",    "core/recordings", "core/labels",
                              "core/vision",    "core/dataset",     "core/models",     "core/analysis",
                              "core/detection", "core/explanation", "core/evaluation", "core/store",
                              "core/report",    "core/alarms",      "core/training"};
    const QStringList values = {"core/base", "core/timeline", "core/analysis"};
    const QStringList view = values + QStringList{"ui/common", "ui/items", "ui/plots"};
    const QStringList alarms = {"core/alarms"}; // what people said about incidents, beside what was measured
    const QStringList app = view + QStringList{"core/pipeline",    "app/jobs",       "ui/common/translator",
                                               "ui/report/render", "ui/player",      "ui/timeline",
                                               "ui/causal",        "ui/report",      "ui/shell",
                                               "ui/commands",      "ui/import",      "ui/logs",
                                               "ui/project",       "ui/synthetic",   "ui/help",
                                               "ui/evaluation",    "ui/preferences", "app/workspace"};
    static const std::vector<Room> table = {
        {"core/base", {}},
        {"core/timeline", {"core/base"}},
        {"core/recordings", {"core/base", "core/timeline"}},
        {"core/labels", {"core/base", "core/timeline"}},
        {"core/vision", {"core/base", "core/timeline"}},
        {"core/dataset", {"core/base", "core/timeline", "core/recordings", "core/labels", "core/vision"}},
        {"core/models", {"core/base", "core/timeline"}},
        {"core/training", {"core/base", "core/timeline", "core/models", "core/dataset"}},
        {"core/analysis", {"core/base", "core/timeline"}},
        {"core/alarms", values},
        {"core/detection", values + QStringList{"core/models"}},
        {"core/explanation", values + QStringList{"core/models"}},
        {"core/evaluation", values + QStringList{"core/labels"}},
        {"core/store", values + alarms + QStringList{"core/labels"}},
        {"core/report", values + alarms},
        {"core/pipeline", core},
        {"ui/common/translator", {"core/base"}},
        {"ui/common", values + QStringList{"ui/common/translator"}},
        {"ui/items", values + alarms + QStringList{"ui/common"}},
        {"ui/plots", values + QStringList{"ui/common"}},
        {"ui/commands", values + QStringList{"ui/common"}}, // what the user can do, by name
        {"ui/player", view},
        {"ui/timeline", view},
        {"ui/causal", view + QStringList{"core/explanation"}}, // the layout of the causal graph
        {"ui/report/render", values + QStringList{"core/report", "core/explanation"}},
        {"ui/report", view + QStringList{"core/report", "ui/report/render"}},
        {"ui/import",
         {"core/base", "core/timeline", "core/recordings", "ui/common"}}, // edits an ImportRequest
        {"ui/project", {"ui/common"}},
        {"ui/synthetic", {"core/base", "ui/common"}},
        {"ui/training", view + QStringList{"core/models"}},         // how a training goes, told by its epochs
        {"ui/evaluation/render", {"core/base", "core/evaluation"}}, // pictures of a study
        {"ui/evaluation", view + QStringList{"core/evaluation"}},   // what was measured
        {"ui/help", {"ui/common"}},
        {"ui/preferences", {"ui/common"}},
        {"ui/logs", {"core/base", "core/timeline", "core/recordings", "ui/common"}}, // rows of logs
        {"ui/shell",
         view + alarms +
             QStringList{"ui/player", "ui/timeline", "ui/causal", "ui/report", "ui/commands", "ui/logs"}},
        {"app/jobs", core + QStringList{"core/pipeline", "ui/common", "ui/common/translator"}},
        {"app/workspace",
         core + QStringList{"app/jobs", "ui/common", "ui/import", "ui/logs", "ui/project", "ui/synthetic",
                            "ui/help", "ui/training", "ui/evaluation", "core/pipeline"}},
        {"app/session", core + app},
        {"app/script", {"core/base", "ui/commands"}},
        {"app/cli", core + QStringList{"core/pipeline", "ui/common/translator", "ui/report/render",
                                       "ui/evaluation/render"}},
        // main.cpp, the desktop application
        {"app", core + app + QStringList{"app/session", "app/script"}},
    };
    return table;
}

const std::vector<Fence>& fences() {
    static const std::vector<Fence> table = {
        {"Qt", "^(Q[A-Z]|Qt[A-Z]\\w*/|qt)", {"ui/", "app/"}, ".*"},
        {"Qt Widgets",
         "^QtWidgets/|^QWidget$|^QApplication$",
         {"ui/", "app/session/", "app/workspace/", "app/jobs/", "app/main.cpp"},
         ".*"},
        // These headers are seen by core/vision's own .cpp files only (see privateHeaders): matrices go
        // between the files of the module. The synthetic plant's pictures are drawn and filtered with OpenCV,
        // so that eyes and plant know one library.
        {"OpenCV",
         "^opencv2/",
         {"core/vision/", "core/dataset/synthetic/drawing/"},
         "(\\.cpp|/heat_raster\\.h|/motion_cells\\.h|/small_picture\\.h|/"
         "camera_(cover|findings|look|usual)\\.h"
         "|/confounders\\.h|/region_path\\.h)$"},
        {"FFmpeg", "^(libav|libsw)\\w+/", {"core/recordings/"}, ".*"},
        {"libpcap and libtins", "^(pcap|tins)(/|\\.h)", {"core/recordings/"}, "\\.cpp$"},
        {"SQLite", "^sqlite3", {"core/store/"}, ".*"},
        {"QCustomPlot", "^qcustomplot", {"ui/plots/"}, "\\.cpp$"},
        {"Graphviz", "^(graphviz/|gvc\\.h|cgraph\\.h)", {"core/explanation/"}, "\\.cpp$"},
        {"Eigen", "^(Eigen|eigen3)/", {"core/"}, "\\.cpp$"},
        {"OpenSSL", "^openssl/", {"core/base/"}, "\\.cpp$"},
        {"nlohmann::json", "^nlohmann/json\\.hpp$", {"core/", "app/cli/"}, ".*"},
        {"CLI11", "^CLI/", {"app/cli/"}, ".*"},
        // One header includes it, and it is precompiled; what connects processes is in none of it.
        {"LibTorch",
         "^(torch|ATen|c10)/",
         {"core/models/learning/torch.h", "core/models/learning/process_group.cpp",
          "core/models/torchscript/"},
         ".*"},
        {"LibTorch by our header",
         "^core/(models|training)/learning/",
         {"core/models/", "core/training/"},
         ".*"},
    };
    return table;
}

/** Headers that carry a fenced library: only the room that owns them may include them. */
const QStringList& privateHeaders() {
    static const QStringList list = {"core/vision/heat_raster.h",
                                     "core/vision/motion_cells.h",
                                     "core/vision/small_picture.h",
                                     "core/vision/camera_cover.h",
                                     "core/vision/camera_findings.h",
                                     "core/vision/camera_look.h",
                                     "core/vision/camera_usual.h",
                                     "core/vision/confounders.h",
                                     "core/vision/region_path.h",
                                     "core/recordings/av_handles.h",
                                     "core/models/encoder/fused/dense_convolution.h",
                                     "core/models/encoder/fused/fused_network.h",
                                     "core/models/encoder/fused/batch_plan.h"};
    return list;
}

const Room* roomOf(const QString& path) {
    const Room* found = nullptr;
    for (const Room& room : rooms()) {
        if (path.startsWith(room.folder + '/') &&
            (found == nullptr || room.folder.size() > found->folder.size())) {
            found = &room;
        }
    }
    return found;
}

/** What is wrong with one include line of a file; empty if nothing is. */
QString faultOfInclude(const QString& path, const QString& included) {
    const Room* const from = roomOf(path);
    if (from == nullptr) {
        return "lies in no room of the table";
    }
    for (const Fence& fence : fences()) {
        if (!QRegularExpression(fence.headers).match(included).hasMatch()) {
            continue;
        }
        const bool placed = std::any_of(fence.places.begin(), fence.places.end(),
                                        [&](const QString& place) { return path.startsWith(place); });
        if (!placed || !QRegularExpression(fence.files).match(path).hasMatch()) {
            return QString("%1 does not belong here: %2").arg(fence.library, included);
        }
    }
    if (!included.startsWith("core/") && !included.startsWith("ui/") && !included.startsWith("app/")) {
        return {};
    }
    const Room* const to = roomOf(included);
    if (to == nullptr) {
        return "includes from no room of the table: " + included;
    }
    if (to == from) {
        return {};
    }
    if (privateHeaders().contains(included)) {
        return QString("%1 is private to %2").arg(included, to->folder);
    }
    if (!from->mayInclude.contains(to->folder)) {
        return QString("no arrow from %1 to %2: %3").arg(from->folder, to->folder, included);
    }
    return {};
}

/** Every fault of one source file, each as "path:line: fault". */
QStringList faultsOfSource(const QString& path, const QString& text) {
    static const QRegularExpression include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    QStringList faults;
    const QStringList lines = text.split('\n');
    if (lines.front().trimmed() != "// SPDX-License-Identifier: GPL-3.0-or-later") {
        faults += path + ":1: the first line is not the SPDX line";
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch()) {
            continue;
        }
        const QString fault = faultOfInclude(path, match.captured(1));
        if (!fault.isEmpty()) {
            faults += QString("%1:%2: %3").arg(path).arg(i + 1).arg(fault);
        }
    }
    return faults;
}

void print(const QStringList& faults) {
    QTextStream out(stdout);
    for (const QString& fault : faults) {
        out << fault << '\n';
    }
}

} // namespace

class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableHasNoCircles() {
        // Every room may only be reached by rooms that it cannot reach itself.
        QMap<QString, QStringList> left;
        for (const Room& room : rooms()) {
            left[room.folder] = room.mayInclude;
        }
        for (const QStringList& targets : left) {
            for (const QString& target : targets) {
                QVERIFY2(left.contains(target), qPrintable(target + " is no room"));
            }
        }
        while (!left.isEmpty()) {
            const QStringList names = left.keys();
            const auto bottom = std::find_if(names.begin(), names.end(), [&](const QString& name) {
                return std::none_of(left[name].begin(), left[name].end(),
                                    [&](const QString& target) { return left.contains(target); });
            });
            QVERIFY2(bottom != names.end(), qPrintable("a circle among " + names.join(' ')));
            left.remove(*bottom);
        }
    }

    void everyRoomOfTheTableExists() {
        for (const Room& room : rooms()) {
            QVERIFY2(QDir(QDir(VESTIGO_SOURCE_DIR).filePath(room.folder)).exists(), qPrintable(room.folder));
        }
    }

    void includesFollowTheArrows() {
        const auto sources = sourcesOf({"core", "ui", "app"});
        QVERIFY(sources.size() > 200);
        QStringList faults;
        for (auto it = sources.begin(); it != sources.end(); ++it) {
            faults += faultsOfSource(it.key(), it.value());
        }
        print(faults);
        QVERIFY2(faults.isEmpty(), qPrintable(QString::number(faults.size()) + " faults, listed above"));
    }

    void testsCarryTheLicence() {
        const auto sources = sourcesOf({"tests"});
        QStringList faults;
        for (auto it = sources.begin(); it != sources.end(); ++it) {
            if (!it.value().startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n")) {
                faults += it.key() + ":1: the first line is not the SPDX line";
            }
        }
        print(faults);
        QVERIFY2(faults.isEmpty(), qPrintable(QString::number(faults.size()) + " faults, listed above"));
    }

    void plantedIncludesAreFound_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("wrong");
        const auto row = [](const char* path, const char* line, bool wrong) {
            QTest::addRow("%s in %s", line, path) << QString(path) << QString(line) << wrong;
        };
        row("core/base/a.cpp", "#include \"core/base/result.h\"", false);
        row("core/base/a.cpp", "#include <vector>", false);
        row("core/base/a.h", "#include \"core/timeline/series.h\"", true);
        row("core/report/a.cpp", "#include \"core/store/store.h\"", true);
        row("core/analysis/a.cpp", "#include \"ui/common/text.h\"", true);
        row("core/pipeline/a.cpp", "#include \"app/jobs/job.h\"", true);
        row("core/analysis/a.cpp", "#include <QString>", true);
        row("core/analysis/a.cpp", "  #  include <QtCore/QString>", true);
        row("ui/timeline/a.cpp", "#include <QtCore/QString>", false);
        row("ui/timeline/a.cpp", "#include \"ui/player/player.h\"", true);
        row("ui/timeline/a.cpp", "#include \"core/pipeline/analyze_run.h\"", true);
        row("ui/common/translator/a.cpp", "#include \"ui/common/theme.h\"", true);
        row("ui/report/render/a.cpp", "#include \"ui/common/theme.h\"", true);
        row("ui/nowhere/a.cpp", "#include <vector>", true);
        row("ui/shell/a.cpp", "#include \"core/nowhere/a.h\"", true);
        row("core/vision/a.cpp", "#include <opencv2/core.hpp>", false);
        row("core/vision/a.h", "#include <opencv2/core.hpp>", true);
        row("core/vision/a.cpp", "#include \"core/vision/heat_raster.h\"", false);
        row("core/dataset/a.cpp", "#include \"core/vision/heat_raster.h\"", true);
        row("core/dataset/a.cpp", "#include <opencv2/core.hpp>", true);
        row("core/dataset/synthetic/drawing/a.cpp", "#include <opencv2/core.hpp>", false);
        row("core/dataset/synthetic/drawing/a.h", "#include <opencv2/core.hpp>", true);
        row("core/vision/a.cpp", "#include <libavcodec/avcodec.h>", true);
        row("core/report/a.cpp", "#include <sqlite3.h>", true);
        row("ui/timeline/a.cpp", "#include <qcustomplot.h>", true);
        row("ui/plots/a.cpp", "#include <qcustomplot.h>", false);
        row("ui/plots/a.h", "#include <qcustomplot.h>", true);
        row("ui/causal/a.cpp", "#include <graphviz/gvc.h>", true);
        row("app/cli/a.cpp", "#include <QtWidgets/QWidget>", true);
        row("core/models/a.cpp", "#include <torch/torch.h>", true);
        row("core/models/learning/torch.h", "#include <torch/torch.h>", false);
        row("core/models/a.cpp", "#include \"core/models/learning/torch.h\"", false);
        row("core/pipeline/a.cpp", "#include \"core/models/learning/torch.h\"", true);
    }

    void plantedIncludesAreFound() {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(bool, wrong);
        const QString spdx = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
        const QStringList faults = faultsOfSource(path, spdx + "#pragma once\n" + line + "\n");
        QCOMPARE(faults.size(), wrong ? 1 : 0);
        QVERIFY(!wrong || faults.front().startsWith(path + ":3: "));
    }

    void missingLicenceIsFound() {
        QCOMPARE(faultsOfSource("core/base/a.h", "#pragma once\n").size(), 1);
        QCOMPARE(faultsOfSource("core/base/a.h", "").size(), 1);
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
