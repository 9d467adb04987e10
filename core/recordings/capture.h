// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/logs.h"

#include <filesystem>

namespace vestigo::recordings {

/// True when the file begins like a pcap or pcapng file.
bool looksLikeCapture(const std::filesystem::path& path);

/// Reads a capture packet by packet (libpcap, libtins). Protocols are named by port or EtherType: modbus_tcp,
/// enip, iec104, mms, goose, sv, dnp3, opcua, s7comm, profinet, mqtt, http, tcp, udp, arp, ... Retry: a TCP
/// segment whose sequence number was seen before. Error: a TCP reset, an ICMP unreachable, a Modbus
/// exception, a malformed packet.
Outcome<LogSummary> readCapture(const std::filesystem::path& path, const Recording& recording,
                                const CommunicationVisitor& visit, const CancelToken& cancel = {});

} // namespace vestigo::recordings
