// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/causal_graph.h"

#include "core/base/text.h"
#include "core/explanation/causal/granger.h"
#include "core/explanation/causal/incident_series.h"
#include "core/explanation/causal/root_cause.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace vestigo::explanation {

namespace {

using analysis::TestedPair;

constexpr int mostLags = 24;                     // the cost of a test grows with its square
constexpr std::size_t mostListedTerminals = 128; // their pairs are 16,256

/// Everything that the tests of one incident share.
struct Tests {
    const IncidentSeries& series;
    const CausalSettings& settings;
    GrangerSettings granger;
    double stepSeconds;
    std::vector<std::vector<double>> correlation; ///< [effect][other], for choosing what to condition on
};

std::string known(const Text& text) {
    return text.source;
}

int lagSteps(double stepSeconds, const CausalSettings& settings) {
    const double steps = settings.longestLagSeconds / stepSeconds;
    if (!(steps >= 1.0)) { // NaN too
        return 1;
    }
    return static_cast<int>(std::clamp(std::round(steps), 1.0, static_cast<double>(mostLags)));
}

/// How many others leave room for at least half of the lags.
std::size_t othersThatFit(const Tests& tests, std::size_t rows) {
    const int lag = (tests.granger.largestLag + 1) / 2;
    for (int others = tests.settings.mostOthers; others > 0; --others) {
        if (static_cast<int>(rows) - lag - 1 - lag * (2 + others) >= tests.granger.smallestRows) {
            return static_cast<std::size_t>(others);
        }
    }
    return 0;
}

std::vector<double> cut(const std::vector<double>& values, std::pair<std::size_t, std::size_t> stretch) {
    return {values.begin() + static_cast<std::ptrdiff_t>(stretch.first),
            values.begin() + static_cast<std::ptrdiff_t>(stretch.second)};
}

/// The strongest companions of the effect that are known throughout the stretch.
std::vector<std::vector<double>> conditioning(const Tests& tests, std::size_t cause, std::size_t effect,
                                              std::pair<std::size_t, std::size_t> stretch) {
    std::vector<std::pair<double, std::size_t>> candidates;
    for (std::size_t other = 0; other < tests.series.values.size(); ++other) {
        if (other == cause || other == effect) {
            continue;
        }
        const std::vector<double> values = cut(tests.series.values[other], stretch);
        if (std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); })) {
            candidates.emplace_back(-tests.correlation[effect][other], other);
        }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), othersThatFit(tests, stretch.second - stretch.first)));
    std::vector<std::vector<double>> out;
    for (const auto& [negative, other] : candidates) {
        out.push_back(cut(tests.series.values[other], stretch));
    }
    return out;
}

TestedPair testPair(const Tests& tests, std::size_t cause, std::size_t effect) {
    TestedPair pair;
    pair.edge.from = tests.series.terminals[cause];
    pair.edge.to = tests.series.terminals[effect];
    if (cause >= tests.series.values.size() || effect >= tests.series.values.size()) {
        pair.reason = known(VESTIGO_TEXT("Causal", "Not tested: too many terminals in one incident."));
        return pair;
    }
    const auto stretch = longestKnown(tests.series, {cause, effect});
    if (stretch.first == stretch.second) {
        pair.reason = known(VESTIGO_TEXT("Causal", "The two have no scores at the same time here."));
        return pair;
    }
    const GrangerTest test =
        grangerTest(cut(tests.series.values[cause], stretch), cut(tests.series.values[effect], stretch),
                    conditioning(tests, cause, effect, stretch), tests.granger);
    pair.tested = test.tested;
    pair.reason = test.reason;
    if (test.tested) {
        pair.edge.strength = test.strength;
        pair.edge.lagSeconds = test.strongestLag * tests.stepSeconds;
        pair.edge.pValue = test.pValue;
    }
    return pair;
}

double onsetOf(const IncidentSeries& series, const std::string& terminal) {
    const auto place = std::find(series.terminals.begin(), series.terminals.end(), terminal);
    return series.onsets[static_cast<std::size_t>(place - series.terminals.begin())];
}

/// Seconds by which `to` turned abnormal after `from`.
double delayOf(const IncidentSeries& series, const analysis::CausalEdge& edge) {
    return onsetOf(series, edge.to) - onsetOf(series, edge.from);
}

using Joined = std::set<std::pair<std::string, std::string>>; ///< from, to

Joined joinedBy(const std::vector<timeline::AlignedLink>& links) {
    Joined joined;
    for (const timeline::AlignedLink& link : links) {
        joined.emplace(link.from, link.to);
    }
    return joined;
}

/// Where no links are known at all, nothing speaks against an edge.
bool unjoined(const Joined& joined, const analysis::CausalEdge& edge) {
    return !joined.empty() && joined.count({edge.from, edge.to}) == 0;
}

void judge(std::vector<TestedPair>& pairs, const IncidentSeries& series, const Joined& joined,
           const CausalSettings& settings) {
    std::vector<double> p;
    for (const TestedPair& pair : pairs) {
        if (pair.tested) {
            p.push_back(pair.edge.pValue);
        }
    }
    const std::vector<double> q = benjaminiHochberg(p);
    std::size_t next = 0;
    for (TestedPair& pair : pairs) {
        if (!pair.tested) {
            continue;
        }
        pair.edge.qValue = q[next++];
        if (!(pair.edge.qValue <= settings.falseDiscoveryRate)) {
            pair.reason = known(VESTIGO_TEXT("Causal", "Not significant once all pairs are counted."));
        } else if (!(pair.edge.strength > settings.smallestStrength)) {
            pair.reason = known(VESTIGO_TEXT("Causal", "Significant, but too weak."));
        } else if (delayOf(series, pair.edge) < 0.0) {
            pair.reason = known(VESTIGO_TEXT("Causal", "It turned abnormal after the other one."));
        } else if (unjoined(joined, pair.edge)) {
            pair.reason = known(VESTIGO_TEXT("Causal", "The test shows it, but no link leads that way."));
        } else {
            pair.accepted = true;
        }
    }
}

/// Gives each terminal that no test gives a cause the last of those before it whose links lead to it.
void addEdgesByOrder(std::vector<TestedPair>& pairs, const IncidentSeries& series, const Joined& joined,
                     const CausalSettings& settings) {
    std::set<std::string> explained;
    for (const TestedPair& pair : pairs) {
        if (pair.accepted) {
            explained.insert(pair.edge.to);
        }
    }
    std::map<std::string, TestedPair*> causes; // by effect
    for (TestedPair& pair : pairs) {
        const double delay = delayOf(series, pair.edge);
        if (explained.count(pair.edge.to) != 0 || joined.count({pair.edge.from, pair.edge.to}) == 0 ||
            !(delay > 0.0) || delay > settings.longestOrderSeconds) {
            continue;
        }
        TestedPair*& cause = causes[pair.edge.to];
        if (cause == nullptr || delay < delayOf(series, cause->edge)) {
            cause = &pair;
        }
    }
    for (const auto& [effect, pair] : causes) {
        pair->accepted = true;
        pair->edge.basis = analysis::EdgeBasis::Order;
        pair->edge.lagSeconds = delayOf(series, pair->edge);
        if (!pair->tested) {
            pair->edge.pValue = pair->edge.qValue = std::numeric_limits<double>::quiet_NaN();
        }
    }
}

/// One line that says why the graph has no edge.
std::string noteOf(const std::vector<TestedPair>& pairs, std::size_t terminals) {
    if (terminals < 2) {
        return known(VESTIGO_TEXT("Causal", "Only one terminal was abnormal: there is nothing to compare."));
    }
    std::set<std::string> reasons;
    for (const TestedPair& pair : pairs) {
        if (pair.accepted && pair.edge.basis == analysis::EdgeBasis::Test) {
            return {};
        }
        reasons.insert(pair.reason);
    }
    const bool tested = std::any_of(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.tested; });
    if (reasons.size() == 1) {
        return *reasons.begin();
    }
    return tested ? known(VESTIGO_TEXT("Causal", "No pair of terminals passed the test."))
                  : known(VESTIGO_TEXT("Causal", "No pair of terminals could be tested."));
}

Outcome<std::vector<TestedPair>> testAll(Tests& tests, const CancelToken& cancel) {
    const std::size_t known = tests.series.values.size();
    tests.correlation.assign(known, std::vector<double>(known, 0.0));
    for (std::size_t effect = 0; effect < known; ++effect) {
        for (std::size_t other = 0; other < known; ++other) {
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            tests.correlation[effect][other] = strongestLaggedCorrelation(
                tests.series.values[other], tests.series.values[effect], tests.granger.largestLag);
        }
    }
    std::vector<TestedPair> pairs;
    const std::size_t listed = std::min(tests.series.count(), mostListedTerminals);
    for (std::size_t cause = 0; cause < listed; ++cause) {
        for (std::size_t effect = 0; effect < listed; ++effect) {
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            if (cause != effect) {
                pairs.push_back(testPair(tests, cause, effect));
            }
        }
    }
    return pairs;
}

void nameRoot(analysis::Incident& incident, const IncidentSeries& series) {
    RootChoice choice = chooseRoot(series.terminals, incident.causalEdges);
    incident.rootCause = choice.root;
    incident.rootRule = choice.rule;
    incident.rootRanking = std::move(choice.ranking);
    incident.path.clear();
    if (!incident.rootCause.empty()) {
        incident.path.push_back(incident.rootCause);
    }
    for (const std::string& terminal : series.terminals) {
        if (terminal != incident.rootCause) {
            incident.path.push_back(terminal);
        }
    }
}

} // namespace

Outcome<Done> explainIncident(analysis::Incident& incident,
                              const std::vector<analysis::TerminalResult>& terminals,
                              const std::vector<timeline::AlignedLink>& links, double stepSeconds,
                              const CausalSettings& settings, const CancelToken& cancel) {
    if (!(stepSeconds > 0.0) || !std::isfinite(stepSeconds)) {
        return Error{ErrorCode::Internal,
                     {},
                     "stepSeconds",
                     VESTIGO_TEXT("Causal", "The step must be longer than 0 s."),
                     {},
                     {}};
    }
    const IncidentSeries series = seriesOf(incident, terminals, stepSeconds, settings,
                                           static_cast<std::size_t>(std::max(0, settings.mostTerminals)));
    Tests tests{series, settings, {}, stepSeconds, {}};
    tests.granger.largestLag = lagSteps(stepSeconds, settings);
    Outcome<std::vector<TestedPair>> pairs = testAll(tests, cancel);
    if (pairs.cancelled()) {
        return Cancelled{};
    }
    incident.testedPairs = pairs.take();
    const Joined joined = joinedBy(links);
    judge(incident.testedPairs, series, joined, settings);
    addEdgesByOrder(incident.testedPairs, series, joined, settings);
    incident.causalEdges.clear();
    for (const TestedPair& pair : incident.testedPairs) {
        if (pair.accepted) {
            incident.causalEdges.push_back(pair.edge);
        }
    }
    incident.causalNote = noteOf(incident.testedPairs, series.count());
    nameRoot(incident, series);
    return Done{};
}

} // namespace vestigo::explanation
