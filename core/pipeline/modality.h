// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_state.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vestigo::pipeline {

struct AlignedParts;

/// What of a recording a model looks at.
enum class Modality {
    Both,
    Tables, ///< tables and logs; the cameras might as well not be there
    Video   ///< what is made of videos alone
};

/// Metadata of a model: wordOf(), where it is not Modality::Both.
constexpr const char* modalityKey = "modality";

/// "both", "tables", "video".
const char* wordOf(Modality modality);
/// The way back; nothing else gives a value.
std::optional<Modality> modalityOfWord(const std::string& word);

/// What a model looks at, as the metadata of `file` say; ModelInvalid where this version does not know it.
Result<Modality> modalityOf(const models::ModelState& state, const std::filesystem::path& file);

/// Takes the other one away: columns, pictures, log traits, what is known of the cameras' health. The links
/// between terminals stay.
void keepModality(Modality modality, AlignedParts& parts);

} // namespace vestigo::pipeline
