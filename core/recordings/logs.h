// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/recordings/recording.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vestigo::recordings {

/// One line of `logs.instructions`. The views live only during the visit.
struct InstructionEvent {
    double t = 0.0;
    std::string_view terminal;
    std::string_view instruction;
    std::string_view actor;
    bool error = false;
};

enum class MessageStatus : std::uint8_t { Ok, Retry, Error };

/// One message of `logs.communication`, from CSV or from a capture. src and dst are terminal ids where the
/// addresses are known, else the addresses themselves.
struct CommunicationEvent {
    double t = 0.0;
    std::string_view source;
    std::string_view destination;
    std::string_view protocol;
    std::uint32_t bytes = 0;
    MessageStatus status = MessageStatus::Ok;
};

struct LogSummary {
    std::uint64_t events = 0;
    double firstSeconds = 0.0;
    double lastSeconds = 0.0;
    std::uint64_t outOfOrder = 0;
    std::vector<std::string>
        unknownParties;                 ///< ids that are no terminal of the recording (at most 100 named)
    std::vector<std::string> protocols; ///< seen, at most 100
    std::uint64_t unknownEvents = 0;    ///< lines that name no terminal of the recording at all
    std::uint64_t oddCells = 0;         ///< a result, status or size that is none; counts as ok, or 0 bytes
    std::uint64_t oddLine = 0;          ///< the first of them; 0: none
    std::uint64_t truncatedLine = 0;    ///< a last row that breaks off was left out; 0: none
};

using InstructionVisitor = std::function<bool(const InstructionEvent&)>;
using CommunicationVisitor = std::function<bool(const CommunicationEvent&)>;

/// Reads the instruction log row by row in bounded memory. A party that is no terminal (a historian, a SCADA)
/// is counted, never refused.
Outcome<LogSummary> readInstructions(const Recording& recording, const InstructionVisitor& visit,
                                     const CancelToken& cancel = {});

/// Reads the communication log: CSV, or .pcap / .pcapng by content (captures in capture.h). A capture's
/// packet times are mapped by started_at where they lie within a day of it, else the first packet is t = 0.
Outcome<LogSummary> readCommunication(const Recording& recording, const CommunicationVisitor& visit,
                                      const CancelToken& cancel = {});

} // namespace vestigo::recordings
