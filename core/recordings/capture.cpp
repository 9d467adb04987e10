// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/capture.h"

#include "core/base/files.h"
#include "core/recordings/errors.h"
#include "core/recordings/media_part.h"
#include "core/recordings/packet_reading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <memory>
#include <pcap/pcap.h>
#include <unordered_map>
#include <unordered_set>

namespace vestigo::recordings {

namespace {

constexpr double dayInSeconds = 86400.0;
constexpr std::size_t mostNamed = 100;
constexpr std::uint64_t packetsBetweenLooks = 256; ///< at the cancel token

struct CloseCapture {
    void operator()(pcap_t* capture) const { pcap_close(capture); }
};
using CapturePtr = std::unique_ptr<pcap_t, CloseCapture>;

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return text;
}

/// Who is who, and what is known of those who are no terminal.
class Parties {
public:
    explicit Parties(const Recording& recording) {
        for (const Terminal& terminal : recording.terminals) {
            if (!terminal.address.empty()) {
                byAddress_[lowered(terminal.address)] = terminal.id;
            }
        }
    }

    /// Terminal id by network address, else by hardware address, else the address itself.
    const std::string& name(const std::string& address, const std::string& mac) {
        for (const std::string* one : {&address, &mac}) {
            const auto found = byAddress_.find(*one);
            if (found != byAddress_.end()) {
                return found->second;
            }
        }
        if (unknown_.size() < mostNamed && unknown_.insert(address).second) {
            unknownInOrder_.push_back(address);
        }
        return address;
    }
    const std::vector<std::string>& unknown() const { return unknownInOrder_; }

private:
    std::unordered_map<std::string, std::string> byAddress_;
    std::unordered_set<std::string> unknown_;
    std::vector<std::string> unknownInOrder_;
};

/// Packet times on the common clock: by started_at where they lie within a day of it, else the first packet
/// is 0.
class CaptureClock {
public:
    explicit CaptureClock(const std::optional<SiteTime>& startedAt)
        : startedAt_(startedAt) {}
    double common(double unixSeconds) {
        if (!known_) {
            const bool near =
                startedAt_.has_value() && std::abs(unixSeconds - startedAt_->unixSeconds) <= dayInSeconds;
            origin_ = near ? startedAt_->unixSeconds : unixSeconds;
            known_ = true;
        }
        return unixSeconds - origin_;
    }

private:
    std::optional<SiteTime> startedAt_;
    double origin_ = 0.0;
    bool known_ = false;
};

Error captureError(const std::filesystem::path& path, const char* why) {
    return fileError(ErrorCode::SyntaxInvalid, path, {},
                     VESTIGO_TEXT("Error", "is no capture that can be read: %1"),
                     VESTIGO_TEXT("Error", "export it again as pcap or pcapng"), {why});
}

void count(LogSummary& summary, double t, const std::string& protocol) {
    summary.outOfOrder += summary.events > 0 && t < summary.lastSeconds ? 1 : 0;
    summary.firstSeconds = summary.events == 0 ? t : std::min(summary.firstSeconds, t);
    summary.lastSeconds = summary.events == 0 ? t : std::max(summary.lastSeconds, t);
    ++summary.events;
    auto& known = summary.protocols;
    if (known.size() < mostNamed && std::find(known.begin(), known.end(), protocol) == known.end()) {
        known.push_back(protocol);
    }
}

Outcome<LogSummary> readPackets(pcap_t* capture, const std::filesystem::path& path,
                                const Recording& recording, const CommunicationVisitor& visit,
                                const CancelToken& cancel) {
    PacketReading reading(pcap_datalink(capture));
    Parties parties(recording);
    CaptureClock clock(recording.startedAt);
    LogSummary summary;
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    int read = 0;
    std::uint64_t packets = 0;
    for (; (read = pcap_next_ex(capture, &header, &data)) == 1; ++packets) {
        if (packets % packetsBetweenLooks == 0 && cancel.cancelled()) {
            return Cancelled{};
        }
        const double t = clock.common(static_cast<double>(header->ts.tv_sec) +
                                      static_cast<double>(header->ts.tv_usec) * 1e-6);
        const std::optional<Packet> packet = reading.read(data, header->caplen);
        if (!packet || !packet->carriesMessage || !std::isfinite(t)) {
            continue;
        }
        count(summary, t, packet->protocol);
        CommunicationEvent event;
        event.t = t;
        event.source = parties.name(packet->source, packet->sourceMac);
        event.destination = parties.name(packet->destination, packet->destinationMac);
        event.protocol = packet->protocol;
        event.bytes = header->len;
        event.status = packet->status;
        if (!visit(event)) {
            break;
        }
    }
    if (read == PCAP_ERROR) {
        if (summary.events == 0) {
            return captureError(path, pcap_geterr(capture));
        }
        summary.truncatedLine = packets + 1; // what was whole before the break stays
    }
    summary.unknownParties = parties.unknown();
    if (summary.events == 0) {
        return fileError(ErrorCode::Empty, path, {},
                         VESTIGO_TEXT("Error", "holds no packet that can be used"),
                         VESTIGO_TEXT("Error", "check that the right interface was captured"));
    }
    return summary;
}

} // namespace

Outcome<LogSummary> readCaptureHere(const std::filesystem::path& path, const Recording& recording,
                                    const CommunicationVisitor& visit, const CancelToken& cancel) {
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    std::array<char, PCAP_ERRBUF_SIZE> why{};
    const CapturePtr capture(pcap_open_offline(path.c_str(), why.data()));
    if (!capture) {
        return captureError(path, why.data());
    }
    return readPackets(capture.get(), path, recording, visit, cancel);
}

} // namespace vestigo::recordings
