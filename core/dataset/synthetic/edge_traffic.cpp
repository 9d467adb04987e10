// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/edge_traffic.h"

#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/recordings/csv.h"
#include "core/recordings/line_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double longestGap = 5.0;  ///< s; more is a break of the capture, not of the traffic
constexpr double unknownGap = 0.02; ///< where the file has no usable time
constexpr double secondsOfDay = 86400.0;
constexpr std::uint64_t rowsBetweenReports = 20000;

enum Column {
    Time,
    Source,
    Destination,
    ArpSource,
    ArpDestination,
    Label,
    Type,
    TcpLength,
    Reset,
    Mqtt,
    MqttLength,
    Modbus,
    Http,
    HttpLength,
    Dns,
    Again,
    Icmp,
    Udp,
    ColumnCount
};
constexpr std::array<const char*, ColumnCount> columnNames = {"frame.time",
                                                              "ip.src_host",
                                                              "ip.dst_host",
                                                              "arp.src.proto_ipv4",
                                                              "arp.dst.proto_ipv4",
                                                              "Attack_label",
                                                              "Attack_type",
                                                              "tcp.len",
                                                              "tcp.connection.rst",
                                                              "mqtt.hdrflags",
                                                              "mqtt.len",
                                                              "mbtcp.len",
                                                              "http.request.method",
                                                              "http.content_length",
                                                              "dns.qry.name",
                                                              "dns.retransmission",
                                                              "icmp.seq_le",
                                                              "udp.port"};
constexpr std::array<Column, 5> needed = {Time, Source, Destination, Label, Type};

/// "HH:MM:SS.fraction" anywhere in the text, or Unix seconds.
std::optional<double> timeOf(std::string_view text) {
    const auto digit = [text](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t i = 0; i + 7 < text.size(); ++i) {
        if (!(digit(i) && digit(i + 1) && text[i + 2] == ':' && digit(i + 3) && digit(i + 4) &&
              text[i + 5] == ':' && digit(i + 6) && digit(i + 7))) {
            continue;
        }
        std::size_t end = i + 8;
        if (end < text.size() && text[end] == '.') {
            ++end;
            while (digit(end)) {
                ++end;
            }
        }
        const auto hours = parseNumber(text.substr(i, 2));
        const auto minutes = parseNumber(text.substr(i + 3, 2));
        const auto seconds = parseNumber(text.substr(i + 6, std::min<std::size_t>(end - i - 6, 12)));
        if (hours && minutes && seconds) {
            return *hours * 3600.0 + *minutes * 60.0 + *seconds;
        }
    }
    const auto unixSeconds = parseNumber(text);
    return unixSeconds && *unixSeconds > 1e8 ? unixSeconds : std::nullopt;
}

bool isNothing(std::string_view cell) {
    return cell.empty() || cell == "0" || cell == "0.0" || cell == "0x00000000" || cell == "nan";
}

class EdgeReader {
public:
    EdgeReader(const std::filesystem::path& file, const CancelToken& cancel, ProgressSink& progress)
        : file_(file)
        , cancel_(cancel)
        , progress_(progress) {}

    Outcome<EdgeTraffic> read() {
        const Result<std::uint64_t> size = readableFileSize(file_);
        if (!size) {
            return size.error();
        }
        Result<recordings::LineReader> lines = recordings::LineReader::open(file_);
        if (!lines) {
            return lines.error();
        }
        const Result<recordings::CsvHeader> header = recordings::readHeader(lines.value());
        if (!header) {
            return header.error();
        }
        if (const std::optional<Error> missing = findColumns(*header)) {
            return *missing;
        }
        recordings::CsvSplitter splitter(header->separator);
        std::string_view record;
        std::uint64_t count = 0;
        while (lines->next(record)) {
            if (++count % rowsBetweenReports == 0) {
                report(static_cast<double>(lines->bytesRead()) /
                       static_cast<double>(std::max<std::uint64_t>(1, *size)));
            }
            if (cancel_.cancelled()) {
                return Cancelled{};
            }
            if (recordings::isBlank(record)) {
                continue;
            }
            const auto& cells = splitter.split(record, lines->hasQuotes());
            if (cells.size() != header->names.size()) {
                return recordings::brokenRow(*lines, cells.size(), header->names.size());
            }
            take(cells);
            if (kept_ > EdgeTraffic::mostRows || traffic_.hosts.size() > EdgeTraffic::mostHosts) {
                return tooLarge();
            }
        }
        return lines->failed() ? Outcome<EdgeTraffic>(lines->error())
                               : Outcome<EdgeTraffic>(std::move(traffic_));
    }

private:
    std::optional<Error> findColumns(const recordings::CsvHeader& header) {
        for (std::size_t c = 0; c < ColumnCount; ++c) {
            const auto found = std::find(header.names.begin(), header.names.end(), columnNames[c]);
            places_[c] = found == header.names.end() ? header.names.size()
                                                     : static_cast<std::size_t>(found - header.names.begin());
        }
        for (const Column column : needed) {
            if (places_[column] == header.names.size()) {
                Error error;
                error.code = ErrorCode::KeyMissing;
                error.file = file_.string();
                error.place = "line 1";
                error.message = VESTIGO_TEXT("Error", "has no column \"%1\"");
                error.arguments = {columnNames[column]};
                error.remedy = VESTIGO_TEXT("Error", "give the CSV of Edge-IIoTset as it was published");
                return error;
            }
        }
        return std::nullopt;
    }

    Error tooLarge() const {
        Error error;
        error.code = ErrorCode::TooLarge;
        error.file = file_.string();
        error.message = VESTIGO_TEXT("Error", "has more than %1 rows or %2 hosts");
        error.arguments = {std::to_string(EdgeTraffic::mostRows), std::to_string(EdgeTraffic::mostHosts)};
        error.remedy = VESTIGO_TEXT("Error", "split the file");
        return error;
    }

    void report(double fraction) {
        progress_.report(
            {VESTIGO_TEXT("Progress", "Reading Edge-IIoTset"), file_.filename().string(), fraction, 0.0});
    }

    std::string_view cell(const std::vector<std::string_view>& cells, Column column) const {
        return places_[column] < cells.size() ? cells[places_[column]] : std::string_view();
    }

    template <class Map>
    static std::uint32_t numberOf(Map& numbers, std::vector<std::string>& names, std::string_view name) {
        const auto [place, fresh] =
            numbers.emplace(std::string(name.substr(0, 200)), static_cast<std::uint32_t>(names.size()));
        if (fresh) {
            names.emplace_back(name.substr(0, 200));
        }
        return place->second;
    }

    void take(const std::vector<std::string_view>& cells) {
        const bool hasAddress = !isNothing(cell(cells, Source)) && !isNothing(cell(cells, Destination));
        const std::string_view source = cell(cells, hasAddress ? Source : ArpSource);
        const std::string_view destination = cell(cells, hasAddress ? Destination : ArpDestination);
        if (isNothing(source) || isNothing(destination)) {
            ++traffic_.passedOver;
            return;
        }
        const bool attack = !isNothing(cell(cells, Label));
        const std::string type =
            attack ? std::string(cell(cells, Type).substr(0, 60)) : std::string("Normal");
        EdgeRow row;
        row.source = numberOf(hostNumbers_, traffic_.hosts, source);
        row.destination = numberOf(hostNumbers_, traffic_.hosts, destination);
        row.protocol = static_cast<std::uint8_t>(std::min<std::uint32_t>(
            255, numberOf(protocolNumbers_, traffic_.protocols, protocolOf(cells, hasAddress))));
        row.bytes = bytesOf(cells);
        row.status = !isNothing(cell(cells, Reset)) ? 'e' : !isNothing(cell(cells, Again)) ? 'r' : 'o';
        row.gap = static_cast<float>(gapOf(type, timeOf(cell(cells, Time))));
        traffic_.rows[type].push_back(row);
        ++kept_;
    }

    const char* protocolOf(const std::vector<std::string_view>& cells, bool hasAddress) const {
        const std::pair<Column, const char*> marks[] = {
            {Modbus, "modbus_tcp"}, {Mqtt, "mqtt"}, {MqttLength, "mqtt"}, {Http, "http"},
            {Dns, "dns"},           {Icmp, "icmp"}, {Udp, "udp"}};
        for (const auto& [column, name] : marks) {
            if (!isNothing(cell(cells, column))) {
                return name;
            }
        }
        return hasAddress ? "tcp" : "arp";
    }

    std::uint32_t bytesOf(const std::vector<std::string_view>& cells) const {
        constexpr double frameBytes = 54.0; // Ethernet, IP and TCP, which tcp.len leaves out
        double bytes = 0.0;
        for (const Column column : {TcpLength, MqttLength, Modbus, HttpLength}) {
            bytes = std::max(bytes, parseNumber(cell(cells, column)).value_or(0.0));
        }
        return static_cast<std::uint32_t>(std::clamp(bytes + frameBytes, frameBytes, 1e6));
    }

    double gapOf(const std::string& type, const std::optional<double>& t) {
        const auto before = last_.find(type);
        double gap = unknownGap;
        if (t && before != last_.end()) {
            gap = *t - before->second;
            gap += gap < -0.5 * secondsOfDay ? secondsOfDay : 0.0; // over midnight
        }
        if (t) {
            last_[type] = *t;
        }
        return gap >= 0.0 && gap <= longestGap ? gap : unknownGap;
    }

    std::filesystem::path file_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    std::array<std::size_t, ColumnCount> places_{};
    EdgeTraffic traffic_;
    std::size_t kept_ = 0;
    std::unordered_map<std::string, std::uint32_t> hostNumbers_;
    std::unordered_map<std::string, std::uint32_t> protocolNumbers_;
    std::map<std::string, double> last_;
};

} // namespace

Outcome<EdgeTraffic> readEdgeTraffic(const std::filesystem::path& file, const CancelToken& cancel,
                                     ProgressSink& progress) {
    return EdgeReader(file, cancel, progress).read();
}

} // namespace vestigo::dataset::synthetic
