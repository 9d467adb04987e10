// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/blind_detectors.h"

#include "core/base/random.h"
#include "core/evaluation/counting.h"

#include <algorithm>
#include <map>
#include <set>

namespace vestigo::evaluation {

namespace {

using analysis::Analysis;
using analysis::CausalEdge;
using analysis::Episode;
using analysis::Incident;
using analysis::KeySegment;
using analysis::TerminalResult;
using analysis::VisualEvidence;

constexpr double sameScore = 0.5;

template <class T>
const T& anyOf(const std::vector<T>& values, Random& random) {
    return values[random.below(values.size())];
}

template <class T>
void shuffle(std::vector<T>& values, Random& random) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[random.below(i)]);
    }
}

/// What both detectors leave as it was.
EvaluatedRecording without(const EvaluatedRecording& recording) {
    EvaluatedRecording blind;
    blind.id = recording.id;
    blind.durationSeconds = recording.durationSeconds;
    blind.truth = recording.truth;
    blind.frameSizes = recording.frameSizes;
    blind.result.durationSeconds = recording.result.durationSeconds;
    blind.result.stepSeconds = recording.result.stepSeconds;
    for (const TerminalResult& terminal : recording.result.terminals) {
        TerminalResult kept;
        kept.id = terminal.id;
        kept.type = terminal.type;
        kept.threshold = sameScore;
        kept.t = terminal.t;
        kept.probability.assign(kept.t.size(), sameScore);
        kept.abnormal.assign(kept.t.size(), false);
        blind.result.terminals.push_back(std::move(kept));
    }
    return blind;
}

/// Words that names are drawn from.
struct Words {
    std::vector<std::string> types;
    std::vector<std::string> features;
};

Words wordsOf(const std::vector<EvaluatedRecording>& recordings) {
    std::set<std::string> types;
    std::set<std::string> features;
    for (const EvaluatedRecording& recording : recordings) {
        for (const labels::Anomaly& anomaly : recording.truth.anomalies) {
            types.insert(anomaly.type);
        }
        for (const Incident& incident : recording.result.incidents) {
            for (const Episode& episode : incident.episodes) {
                for (const KeySegment& segment : episode.keySegments) {
                    for (const analysis::FeatureWeight& feature : segment.features) {
                        features.insert(feature.name);
                    }
                }
            }
        }
    }
    return {{types.begin(), types.end()}, {features.begin(), features.end()}};
}

/// Draws the results of one recording.
class RandomResult {
public:
    RandomResult(const EvaluatedRecording& engine, const Words& words, Random& random)
        : engine_(engine)
        , words_(words)
        , random_(random) {}

    std::vector<Incident> incidents() {
        std::vector<Incident> drawn;
        for (const Incident& incident : engine_.result.incidents) {
            drawn.push_back(incidentLike(incident));
        }
        return drawn;
    }

private:
    double within(double low, double high) { return low + std::max(0.0, high - low) * random_.uniform(); }

    VisualEvidence evidenceLike(const VisualEvidence& evidence, const Episode& episode) {
        VisualEvidence drawn = evidence;
        drawn.t = within(episode.range.start, episode.range.end);
        const auto size = engine_.frameSizes.find({episode.terminal, evidence.stream});
        if (size != engine_.frameSizes.end()) {
            drawn.box.x = within(0.0, size->second.width - drawn.box.width);
            drawn.box.y = within(0.0, size->second.height - drawn.box.height);
        }
        return drawn;
    }

    KeySegment segmentLike(const KeySegment& segment, const Episode& episode) {
        KeySegment drawn = segment;
        const double length = segment.range.end - segment.range.start;
        drawn.range.start = within(episode.range.start, episode.range.end - length);
        drawn.range.end = drawn.range.start + length;
        std::vector<std::string> names = words_.features;
        shuffle(names, random_);
        for (std::size_t i = 0; i < drawn.features.size(); ++i) {
            drawn.features[i].name = names[i % names.size()];
        }
        return drawn;
    }

    Episode episodeLike(const Episode& episode) {
        Episode drawn;
        drawn.terminal = anyOf(engine_.result.terminals, random_).id;
        const double length = episode.range.end - episode.range.start;
        drawn.range.start = within(0.0, engine_.durationSeconds - length);
        drawn.range.end = drawn.range.start + length;
        if (!namedTypeOf(episode).empty() && !words_.types.empty()) {
            drawn.type = anyOf(words_.types, random_);
        }
        for (const VisualEvidence& evidence : episode.visualEvidence) {
            drawn.visualEvidence.push_back(evidenceLike(evidence, drawn));
        }
        for (const KeySegment& segment : episode.keySegments) {
            drawn.keySegments.push_back(segmentLike(segment, drawn));
        }
        return drawn;
    }

    Incident incidentLike(const Incident& incident) {
        Incident drawn;
        std::vector<std::string> terminals;
        for (const Episode& episode : incident.episodes) {
            drawn.episodes.push_back(episodeLike(episode));
            const Episode& last = drawn.episodes.back();
            drawn.range = drawn.episodes.size() == 1
                              ? last.range
                              : timeline::TimeRange{std::min(drawn.range.start, last.range.start),
                                                    std::max(drawn.range.end, last.range.end)};
            if (std::find(terminals.begin(), terminals.end(), last.terminal) == terminals.end()) {
                terminals.push_back(last.terminal);
            }
        }
        shuffle(terminals, random_);
        if (!incident.rootCause.empty() && !terminals.empty()) {
            drawn.rootCause = terminals.front();
            drawn.rootRanking = terminals;
        }
        for (std::size_t i = 0; i < incident.causalEdges.size() && terminals.size() > 1; ++i) {
            shuffle(terminals, random_);
            CausalEdge edge = incident.causalEdges[i];
            edge.from = terminals[0];
            edge.to = terminals[1];
            drawn.causalEdges.push_back(std::move(edge));
        }
        return drawn;
    }

    const EvaluatedRecording& engine_;
    const Words& words_;
    Random& random_;
};

/// Raises the steps that lie in an episode.
void raiseSteps(Analysis& result) {
    for (const Incident& incident : result.incidents) {
        for (const Episode& episode : incident.episodes) {
            for (TerminalResult& terminal : result.terminals) {
                for (std::size_t k = 0; terminal.id == episode.terminal && k < terminal.t.size(); ++k) {
                    terminal.abnormal[k] = terminal.abnormal[k] || episode.range.contains(terminal.t[k]);
                }
            }
        }
    }
}

std::string commonestType(const std::vector<EvaluatedRecording>& recordings) {
    std::map<std::string, std::size_t> counts;
    for (const EvaluatedRecording& recording : recordings) {
        for (const labels::Anomaly& anomaly : recording.truth.anomalies) {
            counts[anomaly.type] += 1;
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

Episode wholeEpisode(const EvaluatedRecording& recording, const std::string& terminal,
                     const std::string& type) {
    Episode episode;
    episode.terminal = terminal;
    episode.range = {0.0, recording.durationSeconds};
    episode.type = type;
    KeySegment segment;
    segment.range = episode.range;
    segment.weight = 1.0;
    episode.keySegments.push_back(std::move(segment));
    return episode;
}

/// The middle of each stream's picture at each time that a region is looked for.
void pointAtMiddle(const EvaluatedRecording& recording, Episode& episode) {
    for (const labels::Anomaly& anomaly : recording.truth.anomalies) {
        for (const labels::AnomalyRegion& region : anomaly.regions) {
            const auto size = recording.frameSizes.find({episode.terminal, region.stream});
            if (anomaly.terminal == episode.terminal && size != recording.frameSizes.end()) {
                VisualEvidence evidence;
                evidence.stream = region.stream;
                evidence.t = 0.5 * (region.range.start + region.range.end);
                evidence.box = {0.0, 0.0, size->second.width, size->second.height};
                evidence.score = 1.0;
                episode.visualEvidence.push_back(std::move(evidence));
            }
        }
    }
}

} // namespace

std::vector<EvaluatedRecording> byRandomDetector(const std::vector<EvaluatedRecording>& recordings,
                                                 std::uint64_t seed) {
    Random scores(seed);
    Random alarms(seed + 1);
    const Words words = wordsOf(recordings);
    std::vector<EvaluatedRecording> blind;
    for (const EvaluatedRecording& recording : recordings) {
        EvaluatedRecording drawn = without(recording);
        for (TerminalResult& terminal : drawn.result.terminals) {
            for (double& probability : terminal.probability) {
                probability = scores.uniform();
            }
        }
        if (!recording.result.terminals.empty()) {
            drawn.result.incidents = RandomResult(recording, words, alarms).incidents();
        }
        raiseSteps(drawn.result);
        blind.push_back(std::move(drawn));
    }
    return blind;
}

std::vector<EvaluatedRecording> byConstantDetector(const std::vector<EvaluatedRecording>& recordings) {
    const std::string type = commonestType(recordings);
    std::vector<EvaluatedRecording> blind;
    for (const EvaluatedRecording& recording : recordings) {
        EvaluatedRecording same = without(recording);
        Incident incident;
        incident.range = {0.0, recording.durationSeconds};
        for (const TerminalResult& terminal : same.result.terminals) {
            incident.episodes.push_back(wholeEpisode(recording, terminal.id, type));
            pointAtMiddle(recording, incident.episodes.back());
        }
        if (!incident.episodes.empty()) {
            incident.rootCause = incident.episodes.front().terminal;
            same.result.incidents.push_back(std::move(incident));
        }
        raiseSteps(same.result);
        blind.push_back(std::move(same));
    }
    return blind;
}

} // namespace vestigo::evaluation
