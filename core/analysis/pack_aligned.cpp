// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/bytes.h"
#include "core/base/hash.h"

namespace vestigo::analysis {

namespace {

using timeline::AlignedLink;
using timeline::AlignedRecording;
using timeline::AlignedTerminal;
using timeline::FeatureSeries;
using timeline::HeatSequence;

constexpr std::uint32_t packVersion = 1;
constexpr std::size_t hashDigits = 64;

void write(ByteWriter& out, const FeatureSeries& series) {
    out.text(series.name);
    out.text(series.unit);
    out.number(static_cast<std::uint8_t>(series.group));
    out.numbers(series.values);
    out.numbers(series.present);
}

FeatureSeries readFeature(ByteReader& in) {
    FeatureSeries series;
    series.name = in.text();
    series.unit = in.text();
    series.group = static_cast<timeline::FeatureGroup>(in.number<std::uint8_t>() & 3U);
    series.values = in.numbers<float>();
    series.present = in.numbers<std::uint8_t>();
    return series;
}

void write(ByteWriter& out, const HeatSequence& heat) {
    out.text(heat.stream);
    out.number<std::int32_t>(heat.frameWidth);
    out.number<std::int32_t>(heat.frameHeight);
    out.number<std::int32_t>(heat.columns);
    out.number<std::int32_t>(heat.rows);
    out.number(heat.scale);
    out.numbers(heat.cells);
    out.numbers(heat.present);
}

HeatSequence readHeat(ByteReader& in) {
    HeatSequence heat;
    heat.stream = in.text();
    heat.frameWidth = in.number<std::int32_t>();
    heat.frameHeight = in.number<std::int32_t>();
    heat.columns = in.number<std::int32_t>();
    heat.rows = in.number<std::int32_t>();
    heat.scale = in.number<float>();
    heat.cells = in.numbers<std::uint8_t>();
    heat.present = in.numbers<std::uint8_t>();
    return heat;
}

/// Views index by step without asking again, so the sizes must fit the grid.
bool consistent(const AlignedRecording& aligned) {
    const std::size_t steps = aligned.grid.steps;
    for (const AlignedTerminal& terminal : aligned.terminals) {
        for (const FeatureSeries& series : terminal.features) {
            if (series.values.size() != steps || series.present.size() != steps) {
                return false;
            }
        }
        for (const HeatSequence& heat : terminal.heat) {
            const bool sane =
                heat.columns >= 0 && heat.columns <= 4096 && heat.rows >= 0 && heat.rows <= 4096;
            const std::size_t raster =
                sane ? static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows) : 0;
            if (!sane || (!heat.cells.empty() && heat.cells.size() != raster * steps) ||
                (!heat.present.empty() && heat.present.size() != steps)) {
                return false;
            }
        }
    }
    return aligned.grid.stepSeconds > 0.0;
}

AlignedRecording readRecording(ByteReader& in) {
    AlignedRecording aligned;
    aligned.recordingId = in.text();
    aligned.grid.stepSeconds = in.number<double>();
    aligned.grid.steps = in.number<std::uint64_t>();
    aligned.causal = in.number<std::uint8_t>() != 0;
    const std::uint64_t terminals = in.count();
    for (std::uint64_t i = 0; i < terminals && in.ok(); ++i) {
        AlignedTerminal terminal;
        terminal.id = in.text();
        terminal.type = in.text();
        const std::uint64_t features = in.count();
        for (std::uint64_t f = 0; f < features && in.ok(); ++f) {
            terminal.features.push_back(readFeature(in));
        }
        const std::uint64_t heats = in.count();
        for (std::uint64_t h = 0; h < heats && in.ok(); ++h) {
            terminal.heat.push_back(readHeat(in));
        }
        aligned.terminals.push_back(std::move(terminal));
    }
    const std::uint64_t links = in.count();
    for (std::uint64_t i = 0; i < links && in.ok(); ++i) {
        AlignedLink link;
        link.from = in.text();
        link.to = in.text();
        link.operation = in.number<std::uint8_t>() != 0;
        link.weight = in.number<double>();
        aligned.links.push_back(std::move(link));
    }
    return aligned;
}

Error damaged() {
    Error error;
    error.code = ErrorCode::DatabaseInvalid;
    error.message = VESTIGO_TEXT("Error", "the stored features are damaged");
    error.remedy = VESTIGO_TEXT("Error", "analyse the recording again");
    return error;
}

} // namespace

std::string packAligned(const AlignedRecording& aligned) {
    ByteWriter out;
    out.number(packVersion);
    out.text(aligned.recordingId);
    out.number(aligned.grid.stepSeconds);
    out.number<std::uint64_t>(aligned.grid.steps);
    out.number<std::uint8_t>(aligned.causal ? 1 : 0);
    out.number<std::uint64_t>(aligned.terminals.size());
    for (const AlignedTerminal& terminal : aligned.terminals) {
        out.text(terminal.id);
        out.text(terminal.type);
        out.number<std::uint64_t>(terminal.features.size());
        for (const FeatureSeries& series : terminal.features) {
            write(out, series);
        }
        out.number<std::uint64_t>(terminal.heat.size());
        for (const HeatSequence& heat : terminal.heat) {
            write(out, heat);
        }
    }
    out.number<std::uint64_t>(aligned.links.size());
    for (const AlignedLink& link : aligned.links) {
        out.text(link.from);
        out.text(link.to);
        out.number<std::uint8_t>(link.operation ? 1 : 0);
        out.number(link.weight);
    }
    const std::string body = out.take();
    return sha256(body) + body;
}

Result<AlignedRecording> unpackAligned(const std::string& bytes) {
    if (bytes.size() < hashDigits) {
        return damaged();
    }
    const std::string body = bytes.substr(hashDigits);
    if (bytes.compare(0, hashDigits, sha256(body)) != 0) {
        return damaged();
    }
    ByteReader in(body);
    if (in.number<std::uint32_t>() != packVersion) {
        return damaged();
    }
    AlignedRecording aligned = readRecording(in);
    if (!in.ok() || !in.atEnd() || !consistent(aligned)) {
        return damaged();
    }
    return aligned;
}

} // namespace vestigo::analysis
