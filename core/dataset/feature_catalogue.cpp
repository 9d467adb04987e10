// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/feature_catalogue.h"

#include <array>
#include <string_view>
#include <utility>

namespace vestigo::dataset {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array<Entry, 13> instructionAndCommunication{{{"instr_rate", "1/s"},
                                                             {"instr_write_ratio", ""},
                                                             {"instr_distinct", ""},
                                                             {"instr_error_ratio", ""},
                                                             {"instr_surprise", "nats"},
                                                             {"comm_rate_in", "1/s"},
                                                             {"comm_rate_out", "1/s"},
                                                             {"comm_bytes_in", "byte/s"},
                                                             {"comm_bytes_out", "byte/s"},
                                                             {"comm_peers", ""},
                                                             {"comm_rtt_ms", "ms"},
                                                             {"comm_retry_ratio", ""},
                                                             {"comm_protocol_error_ratio", ""}}};

constexpr std::array<Entry, 17> endings{{{"_mm_s", "mm/s"},
                                         {"_l_min", "l/min"},
                                         {"_mm", "mm"},
                                         {"_nm", "N m"},
                                         {"_rpm", "1/min"},
                                         {"_bar", "bar"},
                                         {"_pct", "%"},
                                         {"_kw", "kW"},
                                         {"_rad", "rad"},
                                         {"_deg", "deg"},
                                         {"_ms", "ms"},
                                         {"_hz", "Hz"},
                                         {"_kg", "kg"},
                                         {"_a", "A"},
                                         {"_v", "V"},
                                         {"_c", "degC"},
                                         {"_s", "s"}}};

bool endsWith(const std::string& text, std::string_view ending) {
    return text.size() > ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

} // namespace

timeline::FeatureGroup groupOfColumn(const std::string& column) {
    const bool person = column == "operator_present" || column == "auth_level" || column == "control_mode";
    if (person || column.rfind("instr_", 0) == 0) {
        return timeline::FeatureGroup::Instruction;
    }
    return column.rfind("comm_", 0) == 0 ? timeline::FeatureGroup::Communication
                                         : timeline::FeatureGroup::Operating;
}

std::string unitOfColumn(const std::string& column) {
    for (const Entry& entry : instructionAndCommunication) {
        if (column == entry.first) {
            return std::string(entry.second);
        }
    }
    for (const Entry& entry : endings) {
        if (endsWith(column, entry.first)) {
            return std::string(entry.second);
        }
    }
    return {};
}

} // namespace vestigo::dataset
