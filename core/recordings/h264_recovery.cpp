// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/h264_recovery.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace vestigo::recordings {

namespace {

constexpr int idrPicture = 5;
constexpr int supplementalInformation = 6;
constexpr std::size_t recoveryPoint = 6;

struct Unit {
    const std::uint8_t* data = nullptr;
    std::size_t size = 0;
    int type() const { return data[0] & 0x1F; }
};

/// Units behind a length of `lengthBytes` each, as in MP4 and Matroska.
std::vector<Unit> unitsByLength(const std::uint8_t* data, std::size_t size, std::size_t lengthBytes) {
    std::vector<Unit> units;
    std::size_t at = 0;
    while (at + lengthBytes < size) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i) {
            length = length << 8U | data[at + i];
        }
        at += lengthBytes;
        if (length == 0 || length > size - at) {
            break;
        }
        units.push_back({data + at, length});
        at += length;
    }
    return units;
}

/// Units behind start codes 0 0 1, as in transport streams.
std::vector<Unit> unitsByStartCode(const std::uint8_t* data, std::size_t size) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i + 3 < size; ++i) {
        if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
            if (!units.empty()) {
                units.back().size = static_cast<std::size_t>(data + i - units.back().data);
            }
            units.push_back({data + i + 3, size - i - 3});
            i += 2;
        }
    }
    return units;
}

/// The unit's bytes without the 3 that keeps start codes out (7.3.1).
std::vector<std::uint8_t> payloadOf(const Unit& unit) {
    constexpr std::size_t enough = 4096;
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = 1; i < std::min(unit.size, enough); ++i) {
        const bool guard = unit.data[i] == 3 && i >= 3 && unit.data[i - 1] == 0 && unit.data[i - 2] == 0;
        if (!guard) {
            bytes.push_back(unit.data[i]);
        }
    }
    return bytes;
}

/// The number at the beginning of `bytes`, coded as ue(v) (9.1); 0 where it is cut off.
std::uint32_t firstNumber(const std::uint8_t* bytes, std::size_t size) {
    const auto bit = [bytes, size](std::size_t at) {
        return at / 8 < size ? (bytes[at / 8] >> (7 - at % 8)) & 1U : 0U;
    };
    std::size_t zeros = 0;
    while (zeros < 17 && bit(zeros) == 0) {
        ++zeros;
    }
    if (zeros == 17) { // recovery_frame_cnt is below 2^16
        return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i <= zeros; ++i) {
        value = value << 1U | bit(zeros + i);
    }
    return value - 1;
}

std::uint32_t recoveryOf(const Unit& unit) {
    const std::vector<std::uint8_t> bytes = payloadOf(unit);
    std::size_t at = 0;
    const auto number = [&bytes, &at] { // 7.3.2.3.1: bytes of 255 add up
        std::size_t value = 0;
        while (at < bytes.size() && bytes[at] == 255) {
            value += bytes[at++];
        }
        return at < bytes.size() ? value + bytes[at++] : value;
    };
    while (at + 2 < bytes.size()) {
        const std::size_t type = number();
        const std::size_t size = number();
        if (size > bytes.size() - std::min(at, bytes.size())) {
            return 0;
        }
        if (type == recoveryPoint) {
            return firstNumber(bytes.data() + at, size);
        }
        at += size;
    }
    return 0;
}

} // namespace

std::uint32_t framesToRecover(const AVPacket& packet, const AVCodecParameters& parameters) {
    if (parameters.codec_id != AV_CODEC_ID_H264 || packet.size <= 0) {
        return 0;
    }
    const auto size = static_cast<std::size_t>(packet.size);
    const bool byLength = parameters.extradata_size > 4 && parameters.extradata[0] == 1;
    const std::vector<Unit> units =
        byLength ? unitsByLength(packet.data, size, (parameters.extradata[4] & 3U) + 1U)
                 : unitsByStartCode(packet.data, size);
    std::uint32_t recovery = 0;
    for (const Unit& unit : units) {
        if (unit.size > 0 && unit.type() == idrPicture) {
            return 0;
        }
        if (unit.size > 0 && unit.type() == supplementalInformation) {
            recovery = std::max(recovery, recoveryOf(unit));
        }
    }
    return recovery;
}

} // namespace vestigo::recordings
