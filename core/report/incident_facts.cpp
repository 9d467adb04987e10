// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/incident_facts.h"

#include "core/report/camera_words.h"

#include "core/report/symptoms.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace vestigo::report {

namespace {

const timeline::AlignedTerminal* alignedTerminal(const analysis::Analysis& analysis, const std::string& id) {
    if (!analysis.aligned) {
        return nullptr;
    }
    for (const timeline::AlignedTerminal& terminal : analysis.aligned->terminals) {
        if (terminal.id == id) {
            return &terminal;
        }
    }
    return nullptr;
}

/// The step whose measurements the moment belongs to; false where the camera saw nothing then.
bool heatStepAt(const timeline::HeatSequence& heat, const timeline::Grid& grid, double t, std::size_t& step) {
    const double raster = static_cast<double>(heat.columns) * heat.rows;
    if (!(grid.stepSeconds > 0.0) || !(t >= 0.0) || heat.columns <= 0 || heat.rows <= 0) {
        return false;
    }
    const double place = std::ceil(t / grid.stepSeconds - 1e-6);
    if (!(place < static_cast<double>(heat.cells.size()) / raster)) {
        return false;
    }
    step = static_cast<std::size_t>(place);
    return (static_cast<double>(step) + 1.0) * raster <= static_cast<double>(heat.cells.size()) &&
           (step >= heat.present.size() || heat.present[step] != 0);
}

void addHeat(const analysis::Analysis& analysis, const analysis::Episode& episode, const std::string& stream,
             double t, PictureFigure& figure) {
    const timeline::AlignedTerminal* terminal = alignedTerminal(analysis, episode.terminal);
    if (terminal == nullptr) {
        return;
    }
    for (const timeline::HeatSequence& heat : terminal->heat) {
        if (heat.stream == stream && heatStepAt(heat, analysis.aligned->grid, t, figure.heatStep)) {
            figure.aligned = analysis.aligned;
            figure.heat = &heat;
            return;
        }
    }
}

} // namespace

std::vector<std::string> terminalsInOrder(const analysis::Incident& incident) {
    std::vector<std::string> order;
    std::set<std::string> known;
    std::set<std::string> abnormal;
    for (const analysis::Episode& episode : incident.episodes) {
        abnormal.insert(episode.terminal);
    }
    for (const std::string& terminal : incident.path) {
        if (abnormal.count(terminal) != 0 && known.insert(terminal).second) {
            order.push_back(terminal);
        }
    }
    for (const analysis::Episode& episode : incident.episodes) {
        if (known.insert(episode.terminal).second) {
            order.push_back(episode.terminal);
        }
    }
    return order;
}

timeline::TimeRange abnormalRange(const analysis::Incident& incident, const std::string& terminal) {
    timeline::TimeRange range = incident.range;
    bool first = true;
    for (const analysis::Episode& episode : incident.episodes) {
        if (episode.terminal == terminal) {
            range.start = first ? episode.range.start : std::min(range.start, episode.range.start);
            range.end = first ? episode.range.end : std::max(range.end, episode.range.end);
            first = false;
        }
    }
    return range;
}

const analysis::Episode* mainEpisode(const analysis::Incident& incident, const std::string& terminal) {
    const analysis::Episode* best = nullptr;
    for (const analysis::Episode& episode : incident.episodes) {
        if (episode.terminal == terminal &&
            (best == nullptr || episode.peakProbability > best->peakProbability)) {
            best = &episode;
        }
    }
    return best;
}

const analysis::FeatureWeight* heaviestFeature(const analysis::Episode& episode) {
    return episode.keySegments.empty() || episode.keySegments.front().features.empty()
               ? nullptr
               : &episode.keySegments.front().features.front();
}

std::string pictureStream(const analysis::Analysis& analysis, const analysis::Episode& episode) {
    if (!episode.visualEvidence.empty()) {
        return episode.visualEvidence.front().stream;
    }
    const timeline::AlignedTerminal* terminal = alignedTerminal(analysis, episode.terminal);
    return terminal == nullptr || terminal->heat.empty() ? std::string() : terminal->heat.front().stream;
}

PictureFigure pictureAt(const ReportContext& context, const analysis::Episode& episode,
                        const std::string& stream, double t) {
    PictureFigure figure;
    if (!context.frames || stream.empty() || !std::isfinite(t)) {
        return figure;
    }
    const double moment = std::clamp(t, 0.0, std::max(0.0, context.analysis->durationSeconds));
    figure.picture = context.frames(episode.terminal, stream, moment);
    if (figure.picture.empty()) {
        return figure;
    }
    addHeat(*context.analysis, episode, stream, moment, figure);
    for (const analysis::VisualEvidence& evidence : episode.visualEvidence) {
        if (evidence.stream == stream && std::fabs(evidence.t - moment) <= context.analysis->stepSeconds) {
            figure.boxes.push_back(evidence.box);
        }
    }
    return figure;
}

std::string symptomOf(const ReportContext& context, const analysis::Incident& incident,
                      const std::string& terminal) {
    const analysis::Episode* episode = mainEpisode(incident, terminal);
    if (episode != nullptr && episode->cameraEvidence == analysis::CameraEvidence::Only) {
        const auto state = cameraStateOf(*context.analysis, *episode);
        return state ? context.wording.say(cameraSymptomText(state->condition)) : std::string();
    }
    const analysis::FeatureWeight* feature = episode == nullptr ? nullptr : heaviestFeature(*episode);
    if (feature == nullptr) {
        return {};
    }
    return context.wording.say(symptomText(feature->name, sideOf(*feature)),
                               {context.wording.feature(feature->name)});
}

std::string figuresOf(const ReportContext& context, const analysis::Incident& incident,
                      const std::string& terminal) {
    const Wording& wording = context.wording;
    const analysis::Episode* episode = mainEpisode(incident, terminal);
    const analysis::FeatureWeight* feature = episode == nullptr ? nullptr : heaviestFeature(*episode);
    if (feature == nullptr || sideOf(*feature) == Side::Unknown || !hasPlainFigures(feature->name)) {
        return {};
    }
    const std::string here = wording.quantity(*feature->here, feature->usualSpread, *feature);
    const std::string usual = wording.quantity(*feature->usual, feature->usualSpread, *feature);
    return here == usual || here.empty() || usual.empty()
               ? std::string()
               : wording.say(VESTIGO_TEXT("Report", "%1, usually %2"), {here, usual});
}

std::string incidentTitle(const ReportContext& context, std::size_t index) {
    const analysis::Incident& incident = context.analysis->incidents[index];
    const Wording& wording = context.wording;
    const std::vector<std::string> order = terminalsInOrder(incident);
    const std::string number = std::to_string(index + 1);
    const std::string first =
        !incident.rootCause.empty() ? incident.rootCause : (order.empty() ? "" : order.front());
    if (first.empty()) {
        return wording.say(VESTIGO_TEXT("Report", "Incident %1"), {number});
    }
    const analysis::Episode* episode = mainEpisode(incident, first);
    const bool cameraOnly = episode != nullptr && episode->cameraEvidence == analysis::CameraEvidence::Only;
    if (episode != nullptr && !episode->type.empty() && !cameraOnly) { // else it would read as the machine's
        return wording.say(VESTIGO_TEXT("Report", "Incident %1: %2, beginning at %3"),
                           {number, wording.anomaly(episode->type), wording.name(first)});
    }
    const std::string symptom = symptomOf(context, incident, first);
    if (!symptom.empty()) {
        return wording.say(VESTIGO_TEXT("Report", "Incident %1: %2 %3"),
                           {number, wording.name(first), symptom});
    }
    return wording.say(VESTIGO_TEXT("Report", "Incident %1: %2 behaved abnormally"),
                       {number, wording.name(first)});
}

TimelineFigure incidentTimeline(const ReportContext& context, std::size_t index, std::size_t mostFeatures) {
    constexpr double contextSeconds = 15.0;
    const analysis::Incident& incident = context.analysis->incidents[index];
    const std::vector<std::string> order = terminalsInOrder(incident);
    TimelineFigure figure;
    figure.analysis = context.analysis;
    figure.incident = index;
    const double margin = std::max(contextSeconds, 0.4 * incident.range.length());
    figure.range.start = std::max(0.0, incident.range.start - margin);
    figure.range.end = std::min(context.analysis->durationSeconds, incident.range.end + margin);
    figure.terminal = !incident.rootCause.empty() ? incident.rootCause : (order.empty() ? "" : order.front());
    const analysis::Episode* episode = mainEpisode(incident, figure.terminal);
    if (episode == nullptr || episode->keySegments.empty()) {
        return figure;
    }
    const auto& features = episode->keySegments.front().features;
    for (std::size_t i = 0; i < std::min(features.size(), mostFeatures); ++i) {
        figure.features.push_back(features[i].name);
        figure.featureLabels.push_back(context.wording.featureWithUnit(features[i]));
        const bool known = features[i].usual && features[i].usualSpread && *features[i].usualSpread > 0.0;
        figure.usual.push_back(known
                                   ? std::optional<UsualBand>({*features[i].usual - *features[i].usualSpread,
                                                               *features[i].usual + *features[i].usualSpread})
                                   : std::nullopt);
    }
    return figure;
}

std::string reportNumber(const ReportContext& context) {
    if (!context.options.reportNumber.empty()) {
        return printable(context.options.reportNumber, 40);
    }
    const std::string id = printable(context.analysis->recordingId, 24);
    const std::string hash = printable(context.analysis->recordingSha256.substr(0, 6), 6);
    return hash.empty() ? "VG-" + id : "VG-" + id + "-" + hash;
}

std::string briefHash(const std::string& hash) {
    constexpr std::size_t digits = 8;
    return hash.size() <= 2 * digits ? printable(hash)
                                     : printable(hash.substr(0, digits)) + "\xe2\x80\xa6" +
                                           printable(hash.substr(hash.size() - digits));
}

std::string footLine(const ReportContext& context) {
    const std::string& hash = context.analysis->recordingSha256;
    const std::string id = printable(context.analysis->recordingId, 40);
    const std::string number = reportNumber(context);
    if (hash.size() < 16) {
        return context.wording.say(VESTIGO_TEXT("Report", "%1 · recording %2"), {number, id});
    }
    return context.wording.say(VESTIGO_TEXT("Report", "%1 · recording %2 · sha256 %3"),
                               {number, id, briefHash(hash)});
}

} // namespace vestigo::report
