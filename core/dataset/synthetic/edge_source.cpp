// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/edge_source.h"

#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/synthesis_plan.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace vestigo::dataset::synthetic {

namespace {

constexpr std::size_t mostTerminals = 6;
constexpr std::size_t mostUsualRows = 30000; ///< of one recording
constexpr std::size_t mostAttackRows = 5000;
constexpr std::size_t defaultRecordings = 40;
constexpr double attackShare = 0.65; ///< of the recordings

/// What an attack of the public data set is in the words of the contract, and what a camera sees of it.
const Variant& variantOf(const std::string& attack) {
    constexpr MachineSet anything = 0x3FF;
    static const Variant flood = {"protocol_attack",
                                  "flood",
                                  anything,
                                  {{Knob::MessageRate, 2.0, 4.0},
                                   {Knob::ModuleError, 1.0, 1.0, Course::Late},
                                   {Knob::DisplayFrozen, 0.0, 1.0}}};
    static const Variant scan = {"protocol_attack", "scan", anything, {{Knob::MessageRate, 0.5, 1.5}}};
    static const Variant middle = {
        "protocol_attack", "man in the middle", anything, {{Knob::DisplayFrozen, 0.6, 1.0}}};
    static const Variant intrusion = {
        "malicious_tampering",
        "intrusion",
        anything,
        {{Knob::DisplayLies, 1.0, 1.0}, {Knob::GaugeShift, 0.15, 0.4, Course::Hold, true}}};
    static const Variant ransom = {"malicious_tampering",
                                   "ransomware",
                                   anything,
                                   {{Knob::DisplayDark, 1.0, 1.0}, {Knob::ModuleError, 0.5, 1.0}}};
    const auto has = [&attack](const char* word) { return attack.find(word) != std::string::npos; };
    if (has("DDoS") || has("DoS")) {
        return flood;
    }
    if (has("MITM")) {
        return middle;
    }
    if (has("Ransomware")) {
        return ransom;
    }
    return has("scan") || has("Scan") || has("Fingerprint") ? scan : intrusion;
}

/// A stretch of the rows of one type.
struct RowRange {
    std::string type;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct EdgeRecording {
    RowRange usual;
    RowRange attack; ///< empty: none
    double attackStart = 0.0;
};

class EdgeSource final : public RecordingSource {
public:
    EdgeSource(std::shared_ptr<const EdgeTraffic> traffic, const SynthesisRequest& request)
        : traffic_(std::move(traffic))
        , request_(request)
        , seconds_(request.seconds > 0.0 ? request.seconds : 64.0) {}

    Result<Done> prepare() {
        chooseTerminals();
        cutRecordings();
        if (plant_.machines.size() < 2 || recordings_.empty()) {
            Error error;
            error.code = ErrorCode::Empty;
            error.file = request_.edgeIiotset.string();
            error.message = VESTIGO_TEXT(
                "Error", "holds no normal traffic among at least two hosts that lasts a recording");
            error.remedy = VESTIGO_TEXT("Error", "give the CSV of Edge-IIoTset as it was published");
            return error;
        }
        splits_ = drawSplits(recordings_.size(), request_.seed);
        return Done{};
    }

    std::size_t count() const override { return recordings_.size(); }
    Split splitOf(std::size_t number) const override { return splits_[number]; }
    std::string name() const override { return "Edge-IIoTset-V, seed " + std::to_string(request_.seed); }

    RecordingPlan plan(std::size_t number) const override {
        const EdgeRecording& own = recordings_[number];
        RecordingRequest request;
        request.seconds = seconds_;
        request.incidents = false;
        request.fewestTerminals = request.mostTerminals = plant_.machines.size();
        request.cameras = request_.cameras;
        request.mostPixels = 320;
        request.seed = seedFor(request_.seed, "edge recording", number);
        request.number = number;
        RecordingPlan plan = planRecording(plant_, request);
        plan.scenario = {};
        for (TerminalPlan& terminal : plan.terminals) {
            terminal.table.written = false; // the public data set has packets only
        }
        plan.given = std::make_shared<GivenMessages>(messagesOf(own, plan));
        return plan;
    }

private:
    const std::vector<EdgeRow>& rowsOf(const std::string& type) const {
        static const std::vector<EdgeRow> none;
        const auto found = traffic_->rows.find(type);
        return found == traffic_->rows.end() ? none : found->second;
    }

    static bool isGroup(const std::string& host) {
        const auto ends = [&host](const char* text) {
            return host.size() > 4 && host.compare(host.size() - 4, 4, text) == 0;
        };
        return ends(".255") || host.rfind("224.", 0) == 0 || host.rfind("239.", 0) == 0 ||
               host == "255.255.255.255";
    }

    /// The busiest hosts of normal times: the one with most peers is the gateway, those that speak Modbus are
    /// controllers, the others sensor nodes.
    void chooseTerminals() {
        std::vector<std::size_t> messages(traffic_->hosts.size(), 0);
        std::vector<std::size_t> modbus(traffic_->hosts.size(), 0);
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const EdgeRow& row : rowsOf("Normal")) {
            const bool isModbus = row.protocol < traffic_->protocols.size() &&
                                  traffic_->protocols[row.protocol] == "modbus_tcp";
            for (const std::uint32_t host : {row.source, row.destination}) {
                ++messages[host];
                modbus[host] += isModbus ? 1 : 0;
            }
            pairs.insert({row.source, row.destination});
        }
        std::vector<std::uint32_t> order;
        for (std::uint32_t host = 0; host < traffic_->hosts.size(); ++host) {
            if (messages[host] > 0 && !isGroup(traffic_->hosts[host])) {
                order.push_back(host);
            }
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return messages[a] > messages[b]; });
        order.resize(std::min(order.size(), mostTerminals));
        const auto peers = [&pairs](std::uint32_t host) {
            return std::count_if(pairs.begin(), pairs.end(), [host](const auto& pair) {
                return pair.first == host || pair.second == host;
            });
        };
        const auto hub = std::max_element(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return peers(a) < peers(b);
        });
        makePlant(order, hub == order.end() ? 0 : *hub, messages, modbus);
        linkPlant(pairs);
    }

    void makePlant(const std::vector<std::uint32_t>& hosts, std::uint32_t hub,
                   const std::vector<std::size_t>& messages, const std::vector<std::size_t>& modbus) {
        plant_.seed = seedFor(request_.seed, "edge plant");
        plant_.site = "Edge-IIoTset test bed";
        plant_.idPrefix = "edge";
        plant_.utcOffsetMinutes = 60;
        plant_.vocabulary = drawVocabulary(plant_.seed);
        int sensors = 0;
        int controllers = 0;
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            const std::uint32_t host = hosts[i];
            MachineProfile profile;
            const bool controls = 2 * modbus[host] > messages[host];
            profile.machine = host == hub ? Machine::Gateway : controls ? Machine::Plc : Machine::SensorNode;
            profile.id = host == hub ? "gateway"
                         : controls  ? "plc-" + std::to_string(++controllers)
                                     : "sensor-" + std::to_string(++sensors);
            profile.name = traffic_->hosts[host];
            profile.address = traffic_->hosts[host];
            profile.seed = seedFor(plant_.seed, "look", i);
            profile.positionMetres = {2.0 + 2.5 * static_cast<double>(i),
                                      2.0 + 3.0 * static_cast<double>(i % 2)};
            Chance chance(plant_.seed, "machine", i);
            drawMachine(profile, plant_.supplyVolt, chance);
            plant_.machines.push_back(profile);
            names_[host] = profile.id;
        }
    }

    void linkPlant(const std::set<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
        for (const auto& [from, to] : pairs) {
            const auto source = names_.find(from);
            const auto target = names_.find(to);
            if (source != names_.end() && target != names_.end() && from != to) {
                PlantLink link;
                link.from = indexOf(source->second);
                link.to = indexOf(target->second);
                plant_.links.push_back(link);
            }
        }
    }

    std::size_t indexOf(const std::string& id) const {
        return static_cast<std::size_t>(
            std::find_if(plant_.machines.begin(), plant_.machines.end(),
                         [&id](const MachineProfile& one) { return one.id == id; }) -
            plant_.machines.begin());
    }

    /// The next rows of a type that last so long; `cursor` moves behind them.
    RowRange next(const std::string& type, std::size_t& cursor, double seconds, std::size_t most) const {
        const std::vector<EdgeRow>& rows = rowsOf(type);
        RowRange range{type, cursor, cursor};
        double t = 0.0;
        while (range.end < rows.size() && range.end - range.begin < most) {
            t += range.end == range.begin ? 0.0 : static_cast<double>(rows[range.end].gap);
            if (t >= seconds) {
                break;
            }
            ++range.end;
        }
        cursor = range.end;
        return range;
    }

    void cutRecordings() {
        const std::size_t wanted = request_.recordings > 0 ? request_.recordings : defaultRecordings;
        Chance chance(request_.seed, "edge");
        std::vector<std::string> deck;
        std::map<std::string, std::size_t> cursors;
        std::size_t usual = 0;
        constexpr std::size_t fewest = 16; // rows that make a recording worth the name
        while (recordings_.size() < wanted) {
            EdgeRecording recording;
            recording.usual = next("Normal", usual, seconds_, mostUsualRows);
            if (recording.usual.end - recording.usual.begin < fewest) {
                break;
            }
            if (deck.empty()) {
                for (const auto& [type, rows] : traffic_->rows) {
                    if (type != "Normal" && cursors[type] < rows.size()) {
                        deck.push_back(type);
                    }
                }
                chance.shuffle(deck);
            }
            const double length = chance.uniform(0.15, 0.35) * seconds_;
            recording.attackStart = std::floor(chance.uniform(0.25, 0.55) * seconds_ * 10.0) / 10.0;
            if (!request_.normalOnly && !deck.empty() && chance.happens(attackShare)) {
                recording.attack = next(deck.back(), cursors[deck.back()], length, mostAttackRows);
                deck.pop_back();
            }
            recordings_.push_back(recording);
        }
    }

    Message messageOf(const EdgeRow& row, double t) const {
        const auto nameOf = [this](std::uint32_t host) {
            const auto found = names_.find(host);
            return found == names_.end() ? traffic_->hosts[host] : found->second;
        };
        return {std::floor(t * 1e4) / 1e4,
                nameOf(row.source),
                nameOf(row.destination),
                row.protocol < traffic_->protocols.size() ? traffic_->protocols[row.protocol] : "other",
                static_cast<int>(row.bytes),
                row.status};
    }

    /// The rows of a recording as messages, and the label of its attack in the plan.
    GivenMessages messagesOf(const EdgeRecording& own, RecordingPlan& plan) const {
        GivenMessages given;
        double t = 0.0;
        for (std::size_t k = own.usual.begin; k < own.usual.end; ++k) {
            t += k == own.usual.begin ? 0.0 : static_cast<double>(rowsOf("Normal")[k].gap);
            given.usual.push_back(messageOf(rowsOf("Normal")[k], t));
        }
        t = own.attackStart;
        std::vector<std::size_t> hits(plan.stage.shown.size(), 0);
        for (std::size_t k = own.attack.begin; k < own.attack.end; ++k) {
            const EdgeRow& row = rowsOf(own.attack.type)[k];
            t += k == own.attack.begin ? 0.0 : static_cast<double>(row.gap);
            given.hostile.push_back(messageOf(row, t));
            for (std::size_t i = 0; i < hits.size(); ++i) {
                const std::string& id = plant_.machines[plan.stage.shown[i]].id;
                hits[i] +=
                    id == given.hostile.back().source || id == given.hostile.back().destination ? 1 : 0;
            }
        }
        const auto victim = std::max_element(hits.begin(), hits.end());
        if (victim == hits.end() || *victim == 0) {
            given.hostile.clear(); // it passes by all terminals: nothing that a label could speak of
            return given;
        }
        Happening attack;
        attack.id = "a1";
        attack.terminal = static_cast<std::size_t>(victim - hits.begin());
        attack.variant = &variantOf(own.attack.type);
        attack.start = own.attackStart;
        attack.end = std::min(std::max(t, own.attackStart + 1.0), plan.seconds - 0.5);
        attack.end = std::floor(attack.end * 10.0 + 0.5) / 10.0;
        attack.onset = 0.3;
        attack.severity = 0.7;
        attack.seed = plan.seed;
        plan.scenario.anomalies.push_back(attack);
        given.name = own.attack.type;
        return given;
    }

    std::shared_ptr<const EdgeTraffic> traffic_;
    SynthesisRequest request_;
    double seconds_;
    Plant plant_;
    std::map<std::uint32_t, std::string> names_; ///< ids of hosts that are terminals
    std::vector<EdgeRecording> recordings_;
    std::vector<Split> splits_;
};

} // namespace

Result<std::unique_ptr<RecordingSource>> makeEdgeSource(std::shared_ptr<const EdgeTraffic> traffic,
                                                        const SynthesisRequest& request) {
    auto source = std::make_unique<EdgeSource>(std::move(traffic), request);
    const Result<Done> prepared = source->prepare();
    if (!prepared) {
        return prepared.error();
    }
    return std::unique_ptr<RecordingSource>(std::move(source));
}

} // namespace vestigo::dataset::synthetic
