// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "core/dataset/log_windows.h"

#include <algorithm>
#include <set>

namespace vestigo::dataset {

using timeline::AlignedLink;
using timeline::FeatureSeries;

namespace {

void addProblem(LogFeatures& features, const Error& error, const char* log) {
    recordings::Problem problem;
    problem.stream = log;
    problem.error = error;
    features.problems.push_back(std::move(problem));
}

void append(std::vector<FeatureSeries>& to, std::vector<FeatureSeries> more) {
    for (FeatureSeries& series : more) {
        to.push_back(std::move(series));
    }
}

} // namespace

Outcome<LogFeatures> featuresFromLogs(const recordings::Recording& recording, const AlignOptions& options,
                                      const CancelToken& cancel) {
    LogFeatures features;
    features.terminals.resize(recording.terminals.size());
    if (recording.instructions && recording.instructions->exists) {
        auto instructions = instructionFeatures(recording, options, cancel);
        if (instructions.cancelled()) {
            return Cancelled{};
        }
        if (instructions.failed()) {
            addProblem(features, instructions.error(), "instructions");
        }
        for (std::size_t i = 0; instructions.finished() && i < features.terminals.size(); ++i) {
            append(features.terminals[i], std::move(instructions.value()[i]));
        }
    }
    if (recording.communication && recording.communication->exists) {
        auto communication = communicationFeatures(recording, options, cancel);
        if (communication.cancelled()) {
            return Cancelled{};
        }
        if (communication.failed()) {
            addProblem(features, communication.error(), "communication");
            return features;
        }
        features.measuredLinks = std::move(communication.value().links);
        for (std::size_t i = 0; i < features.terminals.size(); ++i) {
            append(features.terminals[i], std::move(communication.value().terminals[i]));
        }
    }
    return features;
}

timeline::AlignedTerminal assembleTerminal(const recordings::Terminal& terminal,
                                           std::vector<FeatureSeries> table, std::vector<FeatureSeries> logs,
                                           std::vector<VideoFeatures> videos) {
    timeline::AlignedTerminal aligned;
    aligned.id = terminal.id;
    aligned.type = terminal.type;
    std::set<std::string> names;
    for (const FeatureSeries& series : table) {
        names.insert(series.name);
    }
    append(aligned.features, std::move(table));
    logs.erase(std::remove_if(logs.begin(), logs.end(),
                              [&names](const FeatureSeries& series) { return names.count(series.name) > 0; }),
               logs.end());
    append(aligned.features, std::move(logs));
    for (VideoFeatures& video : videos) {
        append(aligned.features, std::move(video.features));
        aligned.heat.push_back(std::move(video.heat));
    }
    return aligned;
}

std::vector<AlignedLink> alignLinks(const recordings::Recording& recording,
                                    const std::vector<AlignedLink>& measured) {
    std::vector<AlignedLink> links;
    for (const recordings::Link& link : recording.links) {
        AlignedLink aligned;
        aligned.from = link.from;
        aligned.to = link.to;
        aligned.operation = link.kind == recordings::LinkKind::Operation;
        aligned.weight = link.weight.value_or(1.0);
        if (!link.weight && !aligned.operation) {
            const auto found =
                std::find_if(measured.begin(), measured.end(), [&link](const AlignedLink& other) {
                    return other.from == link.from && other.to == link.to;
                });
            aligned.weight = found == measured.end() ? 1.0 : found->weight;
        }
        links.push_back(std::move(aligned));
    }
    return links;
}

} // namespace vestigo::dataset
