// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_data.h"

#include "core/models/vgmsstgat/column_views.h"
#include "core/models/vgmsstgat/picture_views.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::models::vgmsstgat {

namespace {

using kmeans::TerminalColumns;
using timeline::FeatureGroup;

constexpr int attendedKind = 28;
constexpr int otherKind = 29;
constexpr int firstTraitKind = 30;
constexpr const char* attendedName = "attended";
constexpr std::size_t mostRows = 160; ///< of a terminal; the network's time grows with them

/// The contract's column that tells of the same, by LogTraitKind.
constexpr std::array<const char*, timeline::logTraitKinds> traitFeatures{
    "comm_peers",     "comm_protocol_error_ratio",
    "comm_peers",     "comm_peers",
    "instr_surprise", "instr_surprise",
    "instr_surprise", "auth_level",
    "auth_level",     "instr_surprise",
    "instr_surprise"};

/// One row of the network's columns: where it comes from.
struct Row {
    std::string name;
    std::size_t column = 0; ///< of the profile
};

/// Behaviour columns that the profile knows and the terminal has.
std::vector<Row> rowsOf(const ColumnViews& views, const TerminalColumns& columns) {
    std::vector<Row> rows;
    for (const bool known : {true, false}) { // those of the contract first
        for (std::size_t c = 0; c < views.names.size() && rows.size() < mostRows; ++c) {
            const std::string& name = views.names[c];
            const bool here =
                std::find(columns.names.begin(), columns.names.end(), name) != columns.names.end();
            if (here && views.groups[c] != FeatureGroup::Video &&
                (columnKindOf(name) != otherKind) == known) {
                rows.push_back({name, c});
            }
        }
    }
    return rows;
}

class DataMaker {
public:
    DataMaker(const timeline::AlignedRecording& recording, const NormalProfiles* profiles,
              const PriorLogits* prior)
        : recording_(recording)
        , profiles_(profiles)
        , prior_(prior) {}
    NetworkData make();

private:
    ColumnViews viewsOf(const TerminalColumns& columns) const;
    void addColumns(std::size_t terminal, const ColumnViews& views, const TerminalColumns& columns,
                    const std::vector<Row>& rows);
    void addAttended(std::size_t terminal, std::size_t row, const TerminalColumns& columns);
    void addTraits(std::size_t terminal, std::size_t firstRow);
    void addPrior();
    void addPresence(std::size_t terminal, const TerminalColumns& columns);
    void addConfounders(std::size_t terminal, const ColumnViews& views);
    void addRelations();
    float* column(std::size_t terminal, std::size_t row, std::size_t step) {
        return data_.columnValues.data() +
               ((terminal * data_.columns + row) * data_.steps + step) * columnChannelCount;
    }

    const timeline::AlignedRecording& recording_;
    const NormalProfiles* profiles_;
    const PriorLogits* prior_;
    NetworkData data_;
};

ColumnViews DataMaker::viewsOf(const TerminalColumns& columns) const {
    const NormalProfile* known = profiles_ != nullptr ? profiles_->find(columns.id, columns.type) : nullptr;
    return known != nullptr ? viewsBy(*known, columns) : viewsByOwn(columns, recording_.causal);
}

void DataMaker::addColumns(std::size_t terminal, const ColumnViews& views, const TerminalColumns& columns,
                           const std::vector<Row>& rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::size_t c = rows[r].column;
        data_.columnKinds[terminal * data_.columns + r] = columnKindOf(rows[r].name);
        data_.columnNames[terminal].push_back(rows[r].name);
        for (std::size_t k = 0; k < data_.steps; ++k) {
            if (views.present[c][k] == 0) {
                continue;
            }
            float* values = column(terminal, r, k);
            for (std::size_t v = 0; v < viewCount; ++v) {
                const float value = views.values[v][c][k];
                values[v] = std::isnan(value) ? 0.0F : std::asinh(value);
            }
            data_.columnsPresent[(terminal * data_.columns + r) * data_.steps + k] = 1.0F;
        }
    }
    addAttended(terminal, rows.size(), columns);
    addTraits(terminal, rows.size() + 1);
}

void DataMaker::addAttended(std::size_t terminal, std::size_t row, const TerminalColumns& columns) {
    data_.columnKinds[terminal * data_.columns + row] = attendedKind;
    data_.columnNames[terminal].emplace_back();
    for (std::size_t k = 0; k < data_.steps; ++k) {
        const float attended = columns.attended[k] != 0 ? 1.0F : 0.0F;
        std::fill_n(column(terminal, row, k), columnChannelCount, attended);
        data_.columnsPresent[(terminal * data_.columns + row) * data_.steps + k] = 1.0F;
    }
}

/// How new what the logs say is: now, the newest of 4 and of 12 steps, and the mean of 8.
void DataMaker::addTraits(std::size_t terminal, std::size_t firstRow) {
    if (recording_.terminals[terminal].logTraits.empty()) {
        return;
    }
    static const LogVocabulary nothing;
    const LogVocabulary& vocabulary = profiles_ != nullptr ? profiles_->logs() : nothing;
    const std::vector<std::vector<float>> novelty = vocabulary.novelty(recording_, terminal);
    for (std::size_t kind = 0; kind < novelty.size(); ++kind) {
        const std::size_t row = firstRow + kind;
        data_.columnKinds[terminal * data_.columns + row] = firstTraitKind + static_cast<int>(kind);
        data_.columnNames[terminal].emplace_back(traitFeatures[kind]);
        for (std::size_t k = 0; k < data_.steps; ++k) {
            const NoveltyWindows lately = noveltyWindows(novelty[kind], k);
            const std::array<float, viewCount> views{lately.now,
                                                     lately.now,
                                                     lately.newestOf4,
                                                     lately.newestOf12,
                                                     2.0F * lately.meanOf8,
                                                     2.0F * lately.meanOf8,
                                                     0.0F,
                                                     0.0F};
            std::copy(views.begin(), views.end(), column(terminal, row, k));
            data_.columnsPresent[(terminal * data_.columns + row) * data_.steps + k] = 1.0F;
        }
    }
}

void DataMaker::addPrior() {
    if (prior_ == nullptr) {
        return;
    }
    const std::vector<PriorRows> rows = priorRows(*prior_, recording_);
    data_.priorFeatures.resize(data_.terminals * data_.steps * priorFeatureCount);
    auto out = data_.priorFeatures.begin();
    for (std::size_t t = 0; t < data_.terminals; ++t) {
        data_.prior.insert(data_.prior.end(), (*prior_)[t].begin(), (*prior_)[t].end());
        for (std::size_t k = 0; k < data_.steps; ++k) {
            for (const auto* views : {&rows[t].own, &rows[t].others}) {
                out = std::transform(views->begin(), views->end(), out,
                                     [k](const std::vector<float>& view) { return view[k]; });
            }
        }
    }
}

void DataMaker::addPresence(std::size_t terminal, const TerminalColumns& columns) {
    bool seen = false;
    for (std::size_t k = 0; k < data_.steps; ++k) {
        for (std::size_t c = 0; c < columns.columns.size() && !seen; ++c) {
            seen = !std::isnan(columns.columns[c][k]);
        }
        data_.present[terminal * data_.steps + k] = seen ? 1.0F : 0.0F;
    }
}

void DataMaker::addConfounders(std::size_t terminal, const ColumnViews& views) {
    float* observed = data_.observed.data() + terminal * data_.steps * 3;
    for (const timeline::PictureSequence& pictures : recording_.terminals[terminal].pictures) {
        if (pictures.stream == pictureStreams[0]) {
            for (std::size_t k = 0; k < data_.steps && k < pictures.luminance.size(); ++k) {
                observed[k * 3] = pictures.luminance[k];
                observed[k * 3 + 1] = pictures.noise[k];
            }
        }
    }
    for (std::size_t c = 0; c < views.names.size(); ++c) {
        for (std::size_t k = 0; k < data_.steps && views.names[c] == "comm_rate_in"; ++k) {
            observed[k * 3 + 2] = views.values[static_cast<std::size_t>(View::Value)][c][k];
        }
    }
}

/// exp(-d / d0), d0 the median distance of the site; 1 with itself, 0 where a place is not known.
std::vector<float> nearnessOf(const timeline::AlignedRecording& recording) {
    const std::size_t count = recording.terminals.size();
    std::vector<double> distances(count * count, -1.0);
    std::vector<double> known;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            const auto& a = recording.terminals[i].positionMetres;
            const auto& b = recording.terminals[j].positionMetres;
            if (a && b) {
                distances[i * count + j] = std::hypot((*a)[0] - (*b)[0], (*a)[1] - (*b)[1]);
                if (i < j) {
                    known.push_back(distances[i * count + j]);
                }
            }
        }
    }
    std::vector<float> nearness(count * count, 0.0F);
    double median = 1.0;
    if (!known.empty()) {
        const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
        std::nth_element(known.begin(), middle, known.end());
        median = std::max(1e-6, *middle);
    }
    for (std::size_t i = 0; i < nearness.size(); ++i) {
        nearness[i] = distances[i] >= 0.0 ? static_cast<float>(std::exp(-distances[i] / median)) : 0.0F;
    }
    for (std::size_t i = 0; i < count; ++i) {
        nearness[i * count + i] = 1.0F;
    }
    return nearness;
}

void DataMaker::addRelations() {
    const std::size_t count = data_.terminals;
    data_.nearness = nearnessOf(recording_);
    data_.communication.assign(count * count, 0.0F);
    data_.operation.assign(count * count, 0.0F);
    const auto indexOf = [this](const std::string& id) {
        std::size_t i = 0;
        while (i < recording_.terminals.size() && recording_.terminals[i].id != id) {
            ++i;
        }
        return i;
    };
    for (const timeline::AlignedLink& link : recording_.links) {
        const std::size_t from = indexOf(link.from);
        const std::size_t to = indexOf(link.to);
        if (from < count && to < count) {
            float& weight = (link.operation ? data_.operation : data_.communication)[from * count + to];
            weight = std::max(weight, static_cast<float>(std::clamp(link.weight, 0.0, 1.0)));
        }
    }
}

NetworkData DataMaker::make() {
    const std::vector<TerminalColumns> terminals = kmeans::columnsOf(recording_);
    data_.terminals = terminals.size();
    data_.steps = recording_.grid.steps;
    std::vector<ColumnViews> views;
    std::vector<std::vector<Row>> rows;
    for (const TerminalColumns& columns : terminals) {
        views.push_back(viewsOf(columns));
        rows.push_back(rowsOf(views.back(), columns));
        const bool logs = !recording_.terminals[rows.size() - 1].logTraits.empty();
        data_.columns =
            std::max(data_.columns, rows.back().size() + 1 + (logs ? timeline::logTraitKinds : 0));
    }
    const std::size_t cells = data_.terminals * data_.columns * data_.steps;
    data_.columnValues.assign(cells * columnChannelCount, 0.0F);
    data_.columnsPresent.assign(cells, 0.0F);
    data_.columnKinds.assign(data_.terminals * data_.columns, otherKind);
    data_.columnNames.resize(data_.terminals);
    data_.present.assign(data_.terminals * data_.steps, 0.0F);
    data_.observed.assign(data_.terminals * data_.steps * 3, std::numeric_limits<float>::quiet_NaN());
    PictureViews pictures(recording_, data_);
    for (std::size_t t = 0; t < terminals.size(); ++t) {
        addColumns(t, views[t], terminals[t], rows[t]);
        addPresence(t, terminals[t]);
        addConfounders(t, views[t]);
        pictures.add(t, views[t]);
    }
    addPrior();
    addRelations();
    return std::move(data_);
}

} // namespace

int columnKindOf(const std::string& column) {
    const auto* const found = std::find(behaviorColumns.begin(), behaviorColumns.end(), column);
    if (found != behaviorColumns.end()) {
        return static_cast<int>(found - behaviorColumns.begin());
    }
    return column == attendedName ? attendedKind : otherKind;
}

NetworkData networkData(const timeline::AlignedRecording& recording, const NormalProfiles* profiles,
                        const PriorLogits* prior) {
    return DataMaker(recording, profiles, prior).make();
}

} // namespace vestigo::models::vgmsstgat
