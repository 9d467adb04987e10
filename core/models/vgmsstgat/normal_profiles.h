// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What is usual of a terminal's columns: centre, spread, and how they follow from one another.
using NormalProfile = kmeans::Profile;

/// The settings with which profiles are fitted for the network: columns step by step, nothing averaged, since
/// the network has convolutions of its own.
kmeans::ProfileSettings normalSettings(bool past);

/// Examples with their columns, made once.
struct ExampleColumns {
    std::vector<kmeans::TerminalColumns> terminals;
    std::vector<std::vector<std::uint8_t>> normal; ///< [terminal][step] 1 where it may be learned from
};
ExampleColumns columnsOfExample(const TrainingExample& example);

/// What is usual at a plant, by terminals and by types of terminals. It is the only part of a model of the
/// network that knows a plant: the weights know none.
class NormalProfiles {
public:
    /// Learns from the normal steps of `examples`; null entries are passed over.
    static NormalProfiles fit(const std::vector<const ExampleColumns*>& examples, bool past,
                              const CancelToken& cancel);

    /// The terminal's own profile, else that of its type, else null.
    const NormalProfile* find(const std::string& terminal, const std::string& type) const;
    /// Replaces profiles of the same name and adds the others.
    void take(NormalProfiles other);
    bool empty() const { return profiles_.empty(); }

    /// "normal/<i>/centre" ..., texts in the metadata under "normal".
    void addTo(ModelState& state) const;
    /// Every size checked; ModelInvalid otherwise.
    static Result<NormalProfiles> of(const ModelState& state);

private:
    std::vector<NormalProfile> profiles_;
};

/// The profile of a terminal by the first `steps` of its own recording, of which most is presumably normal:
/// for a plant that nobody has calibrated.
NormalProfile ownProfile(const kmeans::TerminalColumns& columns, std::size_t steps, bool past);

} // namespace vestigo::models::vgmsstgat
