// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/packet_reading.h"

#include <array>
#include <memory>
#include <pcap/dlt.h>
#include <string_view>
#include <tins/arp.h>
#include <tins/dot1q.h>
#include <tins/ethernetII.h>
#include <tins/icmp.h>
#include <tins/ieee802_3.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/loopback.h>
#include <tins/rawpdu.h>
#include <tins/sll.h>
#include <tins/tcp.h>
#include <tins/udp.h>
#include <utility>

namespace vestigo::recordings {

namespace {

constexpr std::size_t mostFlows = 200000;

using PortName = std::pair<std::uint16_t, std::string_view>;
constexpr std::array<PortName, 24> ports{
    {{502, "modbus_tcp"}, {44818, "enip"},     {2222, "enip"}, {102, "s7comm"},    {2404, "iec104"},
     {20000, "dnp3"},     {4840, "opcua"},     {1883, "mqtt"}, {8883, "mqtt"},     {34962, "profinet"},
     {34963, "profinet"}, {34964, "profinet"}, {80, "http"},   {443, "https"},     {53, "dns"},
     {123, "ntp"},        {161, "snmp"},       {162, "snmp"},  {1099, "java_rmi"}, {4712, "c37_118"},
     {4713, "c37_118"},   {5007, "melsec"},    {48898, "ads"}, {47808, "bacnet"}}};

using TypeName = std::pair<std::uint16_t, std::string_view>;
constexpr std::array<TypeName, 9> etherTypes{{{0x88B8, "goose"},
                                              {0x88BA, "sv"},
                                              {0x8892, "profinet"},
                                              {0x88A4, "ethercat"},
                                              {0x88CC, "lldp"},
                                              {0x0806, "arp"},
                                              {0x88F7, "ptp"},
                                              {0x88E1, "homeplug"},
                                              {0x8100, "vlan"}}};

std::unique_ptr<Tins::PDU> parse(int linkType, const std::uint8_t* data, std::uint32_t size) {
    switch (linkType) {
    case DLT_EN10MB:
        if (size > 13 && data[12] < 0x06) { // a length, not a type: IEEE 802.3
            return std::make_unique<Tins::IEEE802_3>(data, size);
        }
        return std::make_unique<Tins::EthernetII>(data, size);
    case DLT_LINUX_SLL:
        return std::make_unique<Tins::SLL>(data, size);
    case DLT_NULL:
    case DLT_LOOP:
        return std::make_unique<Tins::Loopback>(data, size);
    default:
        break;
    }
    const bool six = size > 0 && (data[0] >> 4U) == 6U;
    return six ? std::unique_ptr<Tins::PDU>(std::make_unique<Tins::IPv6>(data, size))
               : std::unique_ptr<Tins::PDU>(std::make_unique<Tins::IP>(data, size));
}

/// Function code of a Modbus answer with the exception bit set.
bool isModbusException(const Tins::RawPDU* payload, std::uint16_t sourcePort) {
    constexpr std::size_t functionByte = 7;
    return sourcePort == 502 && payload != nullptr && payload->payload().size() > functionByte &&
           (payload->payload()[functionByte] & 0x80U) != 0;
}

std::string portsName(std::uint16_t source, std::uint16_t destination, bool tcp) {
    const std::string name = protocolOfPort(destination, tcp);
    const std::string other = name.empty() ? protocolOfPort(source, tcp) : name;
    return other.empty() ? (tcp ? "tcp" : "udp") : other;
}

void readLinkLayer(const Tins::PDU& pdu, Packet& packet) {
    if (const auto* ethernet = pdu.find_pdu<Tins::EthernetII>()) {
        packet.sourceMac = ethernet->src_addr().to_string();
        packet.destinationMac = ethernet->dst_addr().to_string();
        const auto* tag = pdu.find_pdu<Tins::Dot1Q>(); // a VLAN tag stands before the type that counts
        packet.protocol =
            protocolOfEtherType(tag != nullptr ? tag->payload_type() : ethernet->payload_type());
    } else if (const auto* old = pdu.find_pdu<Tins::IEEE802_3>()) {
        packet.sourceMac = old->src_addr().to_string();
        packet.destinationMac = old->dst_addr().to_string();
        packet.protocol = "llc";
    }
    packet.source = packet.sourceMac;
    packet.destination = packet.destinationMac;
}

void readNetworkLayer(const Tins::PDU& pdu, Packet& packet) {
    if (const auto* ip = pdu.find_pdu<Tins::IP>()) {
        packet.source = ip->src_addr().to_string();
        packet.destination = ip->dst_addr().to_string();
        packet.protocol = "ip";
    } else if (const auto* ipv6 = pdu.find_pdu<Tins::IPv6>()) {
        packet.source = ipv6->src_addr().to_string();
        packet.destination = ipv6->dst_addr().to_string();
        packet.protocol = "ipv6";
    }
    if (const auto* icmp = pdu.find_pdu<Tins::ICMP>()) {
        packet.protocol = "icmp";
        packet.status =
            icmp->type() == Tins::ICMP::DEST_UNREACHABLE ? MessageStatus::Error : MessageStatus::Ok;
    } else if (const auto* udp = pdu.find_pdu<Tins::UDP>()) {
        packet.protocol = portsName(udp->sport(), udp->dport(), false);
    }
}

} // namespace

std::string protocolOfPort(std::uint16_t port, bool tcp) {
    for (const PortName& known : ports) {
        const bool udpOnly = known.second == "ntp" || known.second == "dns";
        if (known.first == port && (!tcp || !udpOnly)) {
            return std::string(known.second);
        }
    }
    return {};
}

std::string protocolOfEtherType(std::uint16_t type) {
    for (const TypeName& known : etherTypes) {
        if (known.first == type) {
            return std::string(known.second);
        }
    }
    static constexpr const char* digits = "0123456789abcdef";
    std::string name = "eth-0x";
    for (int shift = 12; shift >= 0; shift -= 4) {
        name += digits[(type >> static_cast<unsigned>(shift)) & 15U];
    }
    return name;
}

bool PacketReading::sentBefore(const std::string& flow, std::uint32_t sequence, std::uint32_t length) {
    const auto found = expected_.find(flow);
    const std::uint32_t end = sequence + length;
    if (found == expected_.end()) {
        if (expected_.size() < mostFlows) {
            expected_[flow] = end;
        }
        return false;
    }
    // Sequence numbers wrap round; the sign of the difference tells before from after.
    if (static_cast<std::int32_t>(end - found->second) <= 0) {
        return true;
    }
    found->second = end;
    return false;
}

std::optional<Packet> PacketReading::read(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return std::nullopt;
    }
    Packet packet;
    try {
        const std::unique_ptr<Tins::PDU> pdu = parse(linkType_, data, static_cast<std::uint32_t>(size));
        readLinkLayer(*pdu, packet);
        readNetworkLayer(*pdu, packet);
        if (const auto* tcp = pdu->find_pdu<Tins::TCP>()) {
            const auto* payload = tcp->find_pdu<Tins::RawPDU>();
            const auto length =
                payload == nullptr ? 0U : static_cast<std::uint32_t>(payload->payload().size());
            packet.protocol = portsName(tcp->sport(), tcp->dport(), true);
            const bool reset = tcp->get_flag(Tins::TCP::RST) != 0;
            packet.carriesMessage = length > 0 || reset;
            const std::string flow = packet.source + ' ' + std::to_string(tcp->sport()) + ' ' +
                                     packet.destination + ' ' + std::to_string(tcp->dport());
            if (reset || isModbusException(payload, tcp->sport())) {
                packet.status = MessageStatus::Error;
            } else if (length > 0 && sentBefore(flow, tcp->seq(), length)) {
                packet.status = MessageStatus::Retry;
            }
        }
    } catch (const std::exception&) { // libtins says so of anything malformed
        packet.status = MessageStatus::Error;
        packet.protocol = "malformed";
        if (packet.source.empty()) {
            return std::nullopt;
        }
    }
    return packet;
}

} // namespace vestigo::recordings
