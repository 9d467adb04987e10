// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/expert.h"

#include "core/base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace vestigo::report {

namespace {

using analysis::Incident;
using analysis::TestedPair;

constexpr std::size_t mostAccepted = 200;

/// Accepted, then tested by p, then the others as they come.
std::vector<const TestedPair*> sorted(const Incident& incident) {
    std::vector<const TestedPair*> pairs;
    for (const TestedPair& pair : incident.testedPairs) {
        pairs.push_back(&pair);
    }
    const auto rank = [](const TestedPair* pair) { return pair->accepted ? 0 : (pair->tested ? 1 : 2); };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const TestedPair* a, const TestedPair* b) {
        if (rank(a) != rank(b)) {
            return rank(a) < rank(b);
        }
        return rank(a) == 1 && a->edge.pValue < b->edge.pValue;
    });
    return pairs;
}

std::vector<Cell> pairRow(const Wording& wording, const TestedPair& pair) {
    const bool quiet = !pair.accepted;
    const auto number = [&](const std::string& text) {
        return Cell{pair.tested ? text : std::string(), quiet, false};
    };
    const bool byOrder = pair.accepted && pair.edge.basis == analysis::EdgeBasis::Order;
    const std::string verdict = byOrder ? wording.say(VESTIGO_TEXT("Report", "by order, along a link"))
                                : pair.accepted       ? wording.say(VESTIGO_TEXT("Report", "supported"))
                                : pair.reason.empty() ? wording.say(VESTIGO_TEXT("Report", "not supported"))
                                                      : wording.sayMarked("Causal", pair.reason);
    return {{wording.name(pair.edge.from), quiet, false}, {wording.name(pair.edge.to), quiet, false},
            number(fixedText(pair.edge.strength, 2)),     number(fixedText(pair.edge.lagSeconds, 1)),
            number(probabilityText(pair.edge.pValue)),    number(probabilityText(pair.edge.qValue)),
            {verdict, quiet, pair.accepted && !byOrder}};
}

std::optional<double> setting(const analysis::Analysis& analysis, const char* group, const char* key) {
    const auto json = parseJson(analysis.settingsJson, "settings");
    if (!json.ok() || !json->is_object() || !json->contains(group) || !(*json)[group].is_object()) {
        return std::nullopt;
    }
    const Json& part = (*json)[group];
    return part.contains(key) && part[key].is_number() ? std::optional<double>(part[key].get<double>())
                                                       : std::nullopt;
}

std::string pairCaption(const ReportContext& context, std::size_t tested, std::size_t left, bool byOrder) {
    const Wording& wording = context.wording;
    std::string caption = wording.say(
        VESTIGO_TEXT(
            "Report",
            "Conditional Granger test of the probabilities, lag by BIC, F-test; q after Benjamini-Hochberg "
            "over "
            "%1 tested pairs. Strength: share of the effect's residual variance that the cause explains."),
        {std::to_string(tested)});
    const auto strength = setting(*context.analysis, "granger", "smallest_strength");
    const auto rate = setting(*context.analysis, "granger", "false_discovery_rate");
    if (strength && rate) {
        caption += wording.say(
            VESTIGO_TEXT("Report",
                         " Supported: strength above %1, q at most %2, and not abnormal after its effect."),
            {fixedText(*strength, 2), fixedText(*rate, 2)});
        if (!context.analysis->links.empty()) {
            caption += wording.say(VESTIGO_TEXT("Report", " A link of the plant must lead that way."));
        }
    }
    if (byOrder) {
        caption += wording.say(VESTIGO_TEXT(
            "Report",
            " By order: the test does not show it, but a link of the plant leads from the one to the "
            "other, which turned abnormal soon after it."));
    }
    if (left > 0) {
        caption += wording.say(
            VESTIGO_TEXT(
                "Report",
                " The %1 pairs that are not shown here are in the result file (vestigo-cli analyze --json)."),
            {std::to_string(left)});
    }
    return caption;
}

struct Verdict {
    std::string what;
    std::string how;
    std::string verdict;
    bool supported = false;
};

Verdict edgesVerdict(const Wording& wording, const Incident& incident) {
    const auto tested = std::count_if(incident.testedPairs.begin(), incident.testedPairs.end(),
                                      [](const auto& pair) { return pair.tested; });
    Verdict out;
    out.what = wording.say(VESTIGO_TEXT("Report", "who led to whom"));
    out.how = tested == 0 ? wording.say(VESTIGO_TEXT("Report", "no pair could be tested"))
                          : wording.say(VESTIGO_TEXT("Report", "%1 ordered pairs, conditional Granger test"),
                                        {std::to_string(tested)});
    const auto supported = std::count_if(
        incident.causalEdges.begin(), incident.causalEdges.end(),
        [](const analysis::CausalEdge& edge) { return edge.basis == analysis::EdgeBasis::Test; });
    const auto byOrder = static_cast<std::ptrdiff_t>(incident.causalEdges.size()) - supported;
    out.supported = supported > 0;
    out.verdict =
        out.supported ? wording.say(VESTIGO_TEXT("Report", "%1 supported"), {std::to_string(supported)})
        : byOrder > 0 ? wording.say(VESTIGO_TEXT("Report", "none supported; %1 by order along links"),
                                    {std::to_string(byOrder)})
        : tested == 0 ? wording.say(VESTIGO_TEXT("Report", "not tested"))
                      : wording.say(VESTIGO_TEXT("Report", "not supported"));
    return out;
}

} // namespace

Table pairTable(const ReportContext& context, const Incident& incident, std::size_t most) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {
        wording.say(VESTIGO_TEXT("Report", "from")),     wording.say(VESTIGO_TEXT("Report", "to")),
        wording.say(VESTIGO_TEXT("Report", "strength")), wording.say(VESTIGO_TEXT("Report", "lag, s")),
        wording.say(VESTIGO_TEXT("Report", "p")),        wording.say(VESTIGO_TEXT("Report", "q")),
        wording.say(VESTIGO_TEXT("Report", "verdict"))};
    table.widths = {0.165, 0.165, 0.085, 0.07, 0.085, 0.085, 0.345};
    const std::vector<const TestedPair*> pairs = sorted(incident);
    std::size_t tested = 0;
    std::size_t accepted = 0;
    bool byOrder = false;
    for (const TestedPair* pair : pairs) {
        tested += pair->tested ? 1U : 0U;
        accepted += pair->accepted ? 1U : 0U;
        byOrder = byOrder || (pair->accepted && pair->edge.basis == analysis::EdgeBasis::Order);
    }
    const std::size_t shown = std::min(pairs.size(), std::min(accepted, mostAccepted) + most);
    for (std::size_t i = 0; i < shown; ++i) {
        table.rows.push_back(pairRow(wording, *pairs[i]));
    }
    table.caption = pairCaption(context, tested, pairs.size() - table.rows.size(), byOrder);
    return table;
}

Table testTable(const ReportContext& context, const Incident& incident) {
    const Wording& wording = context.wording;
    std::vector<Verdict> verdicts{edgesVerdict(wording, incident)};
    const bool features = std::any_of(incident.episodes.begin(), incident.episodes.end(),
                                      [](const auto& episode) { return !episode.keySegments.empty(); });
    const bool places = std::any_of(incident.episodes.begin(), incident.episodes.end(),
                                    [](const auto& episode) { return !episode.visualEvidence.empty(); });
    const bool types = std::any_of(incident.episodes.begin(), incident.episodes.end(),
                                   [](const auto& episode) { return !episode.type.empty(); });
    const bool onlyCameras =
        std::all_of(incident.episodes.begin(), incident.episodes.end(), [](const auto& episode) {
            return episode.cameraEvidence == analysis::CameraEvidence::Only;
        });
    const std::string untested = wording.say(VESTIGO_TEXT("Report", "not tested"));
    if (features) {
        verdicts.push_back({wording.say(VESTIGO_TEXT("Report", "heaviest features")),
                            wording.say(VESTIGO_TEXT("Report", "share of the engine's score")), untested,
                            false});
    }
    if (places) {
        verdicts.push_back(
            {wording.say(VESTIGO_TEXT("Report", "places in the picture")),
             wording.say(onlyCameras ? VESTIGO_TEXT("Report", "where the camera's state was seen")
                                     : VESTIGO_TEXT("Report", "change over what is usual there, and over "
                                                              "what quiet steps reach")),
             untested, false});
    }
    if (types) {
        verdicts.push_back(
            {wording.say(VESTIGO_TEXT("Report", "kind of anomaly")),
             wording.say(onlyCameras ? VESTIGO_TEXT("Report", "what the camera's state stands for")
                                     : VESTIGO_TEXT("Report", "the engine's most probable kind")),
             untested, false});
    }
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "evidence")), wording.say(VESTIGO_TEXT("Report", "how")),
                  wording.say(VESTIGO_TEXT("Report", "verdict"))};
    table.widths = {0.28, 0.5, 0.22};
    for (const Verdict& verdict : verdicts) {
        table.rows.push_back({{verdict.what, false, false},
                              {verdict.how, false, false},
                              {verdict.verdict, !verdict.supported, verdict.supported}});
    }
    table.caption = wording.say(
        VESTIGO_TEXT("Report", "Not tested means that no test against chance was made: read it as a hint."));
    return table;
}

} // namespace vestigo::report
