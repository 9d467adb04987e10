// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/project_store.h"

#include <optional>
#include <string>

namespace vestigo::store {

/// How the state of a run stands in its row.
inline std::int64_t numberOf(RunState state) {
    return static_cast<std::int64_t>(state);
}

/// An analysis as it lies in the table of results.
struct PackedResult {
    std::string json;
    std::string aligned; ///< empty: none, or too large; the features can be computed again
};

PackedResult packResult(const analysis::Analysis& analysis);

/// Inside of a transaction: stores the result, marks the run finished, drops its artifacts.
Result<Done> storeResult(Database& database, std::int64_t run, const analysis::Analysis& analysis,
                         const PackedResult& packed, const std::string& endedAt);

/// The result of a finished run, checked against its hash; empty: there is none. Its features only when
/// asked.
Result<std::optional<analysis::Analysis>> readResult(Database& database, std::int64_t run, bool withFeatures);

/// The newest finished run of a recording; with `offsets`, of those made with these clock offsets alone.
Result<std::optional<std::int64_t>> newestFinished(Database& database, const std::string& recordingSha256,
                                                   const std::optional<analysis::ClockOffsets>& offsets);

} // namespace vestigo::store
