// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/column_views.h"
#include "core/models/vgmsstgat/log_vocabulary.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What is usual of a terminal's columns: centre, spread, how they follow from one another, and what each
/// view of them varies by.
struct NormalProfile {
    kmeans::Profile base;
    std::array<std::vector<float>, viewCount> spreads; ///< [column], never 0
};
/// The views in units of their usual spreads.
ColumnViews viewsBy(const NormalProfile& profile, const kmeans::TerminalColumns& columns);

/// The settings with which profiles are fitted for the network: columns step by step, nothing averaged, since
/// the network has convolutions of its own.
kmeans::ProfileSettings normalSettings(bool past);

/// Examples with their columns, made once.
struct ExampleColumns {
    std::vector<kmeans::TerminalColumns> terminals;
    std::vector<std::vector<std::uint8_t>> normal; ///< [terminal][step] 1 where it may be learned from
    std::shared_ptr<const timeline::AlignedRecording> recording;
};
ExampleColumns columnsOfExample(const TrainingExample& example);

/// What is usual at a plant, by terminals and by types of terminals. It is the only part of a model of the
/// network that knows a plant: the weights know none.
class NormalProfiles {
public:
    /// Learns from the normal steps of `examples`; null entries are passed over.
    static NormalProfiles fit(const std::vector<const ExampleColumns*>& examples, bool past,
                              const CancelToken& cancel);

    bool empty() const { return profiles_.empty(); } ///< no plant is known

    /// The terminal's own profile, else that of its type, else null.
    const NormalProfile* find(const std::string& terminal, const std::string& type) const;
    /// Replaces profiles of the same name and adds the others.
    void take(NormalProfiles other);
    const LogVocabulary& logs() const { return logs_; }

    /// "normal/<i>/centre" ..., texts in the metadata under "normal".
    void addTo(ModelState& state) const;
    /// Every size checked; ModelInvalid otherwise.
    static Result<NormalProfiles> of(const ModelState& state);

private:
    std::vector<NormalProfile> profiles_;
    LogVocabulary logs_;
};

/// The views of a terminal by its own recording, of which most is presumably normal: for a plant that nobody
/// has calibrated. Causal: each step by what came before it, anew each time that the past has grown by a
/// half; the first 16 steps have nothing to go by and count as missing.
ColumnViews viewsByOwn(const kmeans::TerminalColumns& columns, bool past);

} // namespace vestigo::models::vgmsstgat
