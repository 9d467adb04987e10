// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/custody.h"

#include "core/analysis/analysis_json.h"
#include "core/base/hash.h"
#include "core/base/json.h"

#include <array>
#include <nlohmann/json.hpp>

namespace vestigo::report {

namespace {

constexpr std::size_t mostSettings = 100;

struct Setting {
    const char* key;
    Text name;
    const char* unit;
};

const std::array<Setting, 17> known{{
    {"align.log_window_s", VESTIGO_TEXT("Report", "window in which log entries are counted"), "s"},
    {"align.longest_gap_s", VESTIGO_TEXT("Report", "longest gap that a slow series is carried over"), "s"},
    {"detection.incident_gap_s", VESTIGO_TEXT("Report", "longest quiet time inside of an incident"), "s"},
    {"detection.longest_lag_s", VESTIGO_TEXT("Report", "longest time from a cause to its effect"), "s"},
    {"detection.onset_error_s", VESTIGO_TEXT("Report", "error that a beginning may have"), "s"},
    {"detection.trim_ends", VESTIGO_TEXT("Report", "ends that carry nothing are cut off"), ""},
    {"eyes.detector", VESTIGO_TEXT("Report", "what finds key regions where none are annotated"), ""},
    {"eyes.preparation", VESTIGO_TEXT("Report", "version of how pictures are prepared for the encoder"), ""},
    {"granger.context_after_s", VESTIGO_TEXT("Report", "time after an incident that its tests see"), "s"},
    {"detection.merge_gap_s", VESTIGO_TEXT("Report", "longest quiet time inside of an episode"), "s"},
    {"detection.release_fraction",
     VESTIGO_TEXT("Report", "an episode ends below this share of the threshold"), ""},
    {"detection.shortest_s", VESTIGO_TEXT("Report", "shortest episode"), "s"},
    {"granger.context_s", VESTIGO_TEXT("Report", "time before and after an incident that its tests see"),
     "s"},
    {"granger.false_discovery_rate", VESTIGO_TEXT("Report", "largest q of a supported edge"), ""},
    {"granger.longest_lag_s", VESTIGO_TEXT("Report", "longest lag tested"), "s"},
    {"granger.smallest_strength", VESTIGO_TEXT("Report", "smallest strength of a supported edge"), ""},
    {"seed", VESTIGO_TEXT("Report", "seed of the random numbers"), ""},
}};

using Values = std::vector<std::pair<std::string, std::string>>;

void flatten(const Json& json, const std::string& path, std::size_t depth, Values& values) {
    if (values.size() >= mostSettings) {
        return;
    }
    if (json.is_object() && depth < 6) {
        for (const auto& [key, value] : json.items()) {
            flatten(value, path.empty() ? key : path + "." + key, depth + 1, values);
        }
        return;
    }
    values.emplace_back(path, printable(json.is_string() ? json.get<std::string>() : json.dump(), 120));
}

std::vector<Cell> settingRow(const Wording& wording, const std::string& key, std::string value) {
    std::string name;
    for (const Setting& setting : known) {
        if (key == setting.key) {
            name = wording.say(setting.name);
            value += setting.unit[0] == '\0' ? "" : std::string("\xc2\xa0") + setting.unit;
        }
    }
    return {{name, false, false}, {value, false, false}, {printable(key, 60), true, false}};
}

} // namespace

std::string resultHash(const analysis::Analysis& analysis) {
    constexpr std::size_t mostScores = 500'000;
    std::size_t scores = 0;
    for (const analysis::TerminalResult& terminal : analysis.terminals) {
        scores += terminal.t.size();
    }
    if (scores > mostScores) {
        return {};
    }
    analysis::Analysis untimed = analysis;
    untimed.stages.clear();
    untimed.totalSeconds = 0.0;
    return sha256(analysis::analysisToJson(untimed));
}

Table settingTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "setting")),
                  wording.say(VESTIGO_TEXT("Report", "value")),
                  wording.say(VESTIGO_TEXT("Report", "name in files"))};
    table.widths = {0.38, 0.36, 0.26};
    const auto settings = parseJson(context.analysis->settingsJson, "settings");
    if (!settings.ok()) {
        table.rows.push_back({{wording.say(VESTIGO_TEXT("Report", "settings")), false, false},
                              {printable(context.analysis->settingsJson, 400), false, false},
                              {{}, true, false}});
        return table;
    }
    Values values;
    flatten(*settings, {}, 0, values);
    for (const auto& [key, value] : values) {
        if (key == "causal" || key == "regions_sha256" || key.rfind("clock_offsets", 0) == 0) {
            continue; // facts of the run and the table of corrected clocks say it
        }
        table.rows.push_back(settingRow(wording, key, value));
    }
    table.caption =
        wording.say(VESTIGO_TEXT("Report", "The same recording, model and settings give the same result."));
    return table;
}

Table custodyTable(const ReportContext& context) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "stage")), wording.say(VESTIGO_TEXT("Report", "when")),
                  wording.say(VESTIGO_TEXT("Report", "by")), wording.say(VESTIGO_TEXT("Report", "SHA-256"))};
    table.widths = {0.24, 0.24, 0.3, 0.22};
    const std::string program = "Vestigo " + printable(analysis.programVersion, 40);
    const std::string analysed = printable(analysis.analysedAt, 40);
    const auto row = [&](const Text& step, const std::string& when, const std::string& by,
                         const std::string& hash) {
        table.rows.push_back({{wording.say(step), false, false},
                              {when, false, false},
                              {by, false, false},
                              {briefHash(hash), true, false}});
    };
    row(VESTIGO_TEXT("Report", "recorded"),
        analysis.startedAt ? formatTimestamp(*analysis.startedAt) : std::string(),
        printable(analysis.site, 60), {});
    row(VESTIGO_TEXT("Report", "read, hashed, not changed"), analysed, program, analysis.recordingSha256);
    if (!analysis.modelSha256.empty()) {
        row(VESTIGO_TEXT("Report", "model used"), analysed, program, analysis.modelSha256);
    }
    row(VESTIGO_TEXT("Report", "analysed"), analysed, program, resultHash(analysis));
    table.caption = wording.say(VESTIGO_TEXT(
        "Report",
        "The hash of the recording is taken over recording.json and every file that it names but the "
        "annotations; that of the result over its JSON file with \"timing\" emptied."));
    return table;
}

} // namespace vestigo::report
