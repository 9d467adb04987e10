// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/table_text.h"

#include "core/base/numbers.h"
#include "core/dataset/synthetic/chance.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr std::array<const char*, 5> instructionNames = {"instr_rate", "instr_write_ratio", "instr_distinct",
                                                         "instr_error_ratio", "instr_surprise"};
constexpr std::array<const char*, 3> peopleNames = {"operator_present", "auth_level", "control_mode"};
constexpr std::array<const char*, 8> messageNames = {
    "comm_rate_in", "comm_rate_out", "comm_bytes_in",    "comm_bytes_out",
    "comm_peers",   "comm_rtt_ms",   "comm_retry_ratio", "comm_protocol_error_ratio"};

/// Fixed digits without the zeros that say nothing, as loggers write them.
std::string shortNumber(double value, int digits) {
    std::string text = formatFixed(value, digits);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text == "-0" ? "0" : text;
}

class TableWriter {
public:
    TableWriter(const RecordingPlan& plan, std::size_t terminal, const Measurement& measurement,
                const LogColumns& logColumns)
        : plan_(plan)
        , table_(plan.terminals[terminal].table)
        , measurement_(measurement)
        , logColumns_(logColumns)
        , rows_(plan.seed, "rows", plan.stage.shown[terminal])
        , cells_(plan.seed, "cells", plan.stage.shown[terminal]) {
        chooseLogColumns();
    }

    std::string write() {
        std::string text = header();
        const double interval = 1.0 / table_.rowsPerSecond;
        double before = 0.0;
        std::size_t row = 0;
        for (double t = rows_.uniform(0.0, interval); t < plan_.seconds; ++row) {
            const double next = t + interval * std::clamp(rows_.normal(1.0, table_.jitter), 0.15, 1.6);
            const bool lost = rows_.happens(table_.lostShare) && next - before < 2.7 * interval;
            const std::string line = timeOf(t) + cells(t, row) + '\n';
            if (!lost) {
                text += line;
                before = t;
            }
            t = next;
        }
        return text;
    }

private:
    void chooseLogColumns() {
        const auto add = [this](bool wanted, const auto& names) {
            for (const char* name : names) {
                for (const timeline::FeatureSeries& series : *logColumns_.features) {
                    if (wanted && series.name == name) {
                        fromLogs_.push_back(&series);
                    }
                }
            }
        };
        add(table_.instructionColumns, instructionNames);
        add(table_.peopleColumns, peopleNames);
        add(table_.communicationColumns, messageNames);
    }

    std::string header() const {
        std::string text = table_.time == TimeColumn::Seconds ? "t" : "timestamp";
        for (const ColumnStyle& column : table_.columns) {
            text += ',' + column.name;
        }
        for (const timeline::FeatureSeries* series : fromLogs_) {
            text += ',' + series->name;
        }
        return text + '\n';
    }

    /// The table's own clock.
    std::string timeOf(double t) const {
        const double own = t - table_.offset + table_.unnoted;
        const double milliseconds = std::floor(own * 1000.0 + 0.5) / 1000.0;
        switch (table_.time) {
        case TimeColumn::Seconds:
            return formatFixed(milliseconds, 3);
        case TimeColumn::Rfc3339:
            return formatTimestamp(later(plan_.startedAt, milliseconds));
        case TimeColumn::Unix:
            return formatFixed(plan_.startedAt.unixSeconds + milliseconds, 3);
        }
        return {};
    }

    /// Whether the bus of the sensors is out just then.
    bool isOut(double t) {
        if (t > outUntil_ && cells_.happens(table_.outagesPerMinute / 60.0 / table_.rowsPerSecond)) {
            outUntil_ = t + cells_.uniform(0.6, 2.5);
        }
        return t <= outUntil_;
    }

    std::string cells(double t, std::size_t row) {
        std::string text;
        const bool out = isOut(t);
        for (const ColumnStyle& column : table_.columns) {
            const double noise = cells_.normal();
            const bool missing = cells_.happens(table_.missingShare);
            const bool spike = cells_.happens(table_.spikesPerSecond / table_.rowsPerSecond /
                                              static_cast<double>(table_.columns.size()));
            const double height = cells_.uniform(4.0, 15.0) * (cells_.happens(0.5) ? 1.0 : -1.0);
            text += ',';
            if (row % static_cast<std::size_t>(column.every) != 0) {
                continue;
            }
            if (missing || out) {
                text += table_.missingWord;
                continue;
            }
            const double spread = measurement_.noise(column.name, t);
            double value = measurement_.value(column.name, t) + spread * (noise + (spike ? height : 0.0));
            value = column.name == "temperature_c" ? value : std::max(0.0, value);
            value = column.quantum > 0.0 ? column.quantum * std::floor(value / column.quantum + 0.5) : value;
            text += shortNumber(value, column.digits);
        }
        const auto step = static_cast<std::size_t>(std::floor(t / logColumns_.stepSeconds + 1e-9));
        for (const timeline::FeatureSeries* series : fromLogs_) {
            const bool known = step < series->values.size() && series->present[step] != 0;
            text += known ? ',' + shortNumber(static_cast<double>(series->values[step]), 4)
                          : "," + table_.missingWord;
        }
        return text;
    }

    const RecordingPlan& plan_;
    const TablePlan& table_;
    const Measurement& measurement_;
    const LogColumns& logColumns_;
    Chance rows_;
    Chance cells_;
    double outUntil_ = -1.0;
    std::vector<const timeline::FeatureSeries*> fromLogs_;
};

} // namespace

std::string tableText(const RecordingPlan& plan, std::size_t terminal, const Measurement& measurement,
                      const LogColumns& logColumns) {
    return TableWriter(plan, terminal, measurement, logColumns).write();
}

} // namespace vestigo::dataset::synthetic
