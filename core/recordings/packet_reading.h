// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/logs.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace vestigo::recordings {

/// What one packet of a capture says, with addresses as text (IP where there is one, else MAC, in small
/// letters).
struct Packet {
    std::string source;
    std::string destination;
    std::string sourceMac;
    std::string destinationMac;
    std::string protocol;
    MessageStatus status = MessageStatus::Ok;
    bool carriesMessage = true; ///< false for a bare TCP acknowledgement
};

/// Reads packets of one capture; remembers TCP sequence numbers to tell what was sent again. Hostile bytes
/// give an Error status or nothing, never an exception.
class PacketReading {
public:
    explicit PacketReading(int linkType)
        : linkType_(linkType) {}
    std::optional<Packet> read(const std::uint8_t* data, std::size_t size);

private:
    bool sentBefore(const std::string& flow, std::uint32_t sequence, std::uint32_t length);

    int linkType_;
    std::unordered_map<std::string, std::uint32_t> expected_; ///< next sequence number of each flow
};

/// Name of what speaks on a port; "" when it is none of the known ones.
std::string protocolOfPort(std::uint16_t port, bool tcp);
/// Name of what an EtherType stands for, "eth-0x...." for others.
std::string protocolOfEtherType(std::uint16_t type);

} // namespace vestigo::recordings
