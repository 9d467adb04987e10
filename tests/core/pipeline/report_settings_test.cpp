// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/pipeline/analyze_run.h"
#include "core/report/build_report.h"
#include "core/report/custody.h"
#include "core/report/wording.h"
#include "tests/core/pipeline/line_recording.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/translator/qt_translator.h"

#include <QTest>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace vestigo;
using vestigo::testing::TemporaryFolder;

namespace {

/// The places of all settings of a run: "align.log_window_s", ...
void collect(const nlohmann::json& json, const std::string& path, std::set<std::string>& keys) {
    if (!json.is_object()) {
        keys.insert(path);
        return;
    }
    for (const auto& [key, value] : json.items()) {
        collect(value, path.empty() ? key : path + "." + key, keys);
    }
}

/// What the report's table of settings calls each of them in a language.
std::map<std::string, std::string> namesIn(const std::string& language,
                                           const analysis::AnalysisPtr& analysis) {
    const ui_common::QtTranslator translator(language);
    report::ReportOptions options;
    options.language = language;
    const report::Wording wording(*analysis, translator);
    const report::FrameSource frames;
    const report::Table table = report::settingTable({analysis, options, wording, frames});
    std::map<std::string, std::string> names;
    for (const auto& row : table.rows) {
        names[row.at(2).text] = row.at(0).text;
    }
    return names;
}

} // namespace

class ReportSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingOfARunHasWords_data() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("offline") << false;
        QTest::newRow("causal") << true;
    }

    /// Whoever gives a run a new setting also says in the report what it means, in both languages.
    void everySettingOfARunHasWords() {
        QFETCH(bool, causal);
        const TemporaryFolder folder;
        pipeline::AnalyzeRequest request;
        request.recording = testing::writeLineRecording(folder / "line", {1, 0, 20.0, 1.0});
        request.causal = causal;
        SilentProgress progress;
        const auto outcome = pipeline::AnalyzeRun(request).run({}, progress);
        QVERIFY(outcome.finished());
        std::set<std::string> keys;
        collect(nlohmann::json::parse(outcome.value()->settingsJson), {}, keys);
        // These two stand among the facts of the run: the way of looking, and the hash of the key regions.
        QCOMPARE(keys.erase("causal") + keys.erase("regions_sha256"), std::size_t(2));
        QVERIFY(keys.size() >= 15);
        const auto english = namesIn("en", outcome.value());
        const auto chinese = namesIn("zh_CN", outcome.value());
        for (const std::string& key : keys) {
            QVERIFY2(english.count(key) == 1 && chinese.count(key) == 1, (key + " is not said").c_str());
            QVERIFY2(!english.at(key).empty(), (key + " has no words").c_str());
            QVERIFY2(chinese.at(key) != english.at(key), (key + " has no Chinese words").c_str());
        }
        QCOMPARE(english.size(), keys.size());
    }
};

QTEST_GUILESS_MAIN(ReportSettingsTest)
#include "report_settings_test.moc"
