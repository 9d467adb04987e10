// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// A model that somebody decided to use for new analyses.
struct AdoptedModel {
    std::string sha256;
    std::filesystem::path file; ///< our own copy, named by its hash
    std::string engine;
    std::string name;
    std::string adoptedAt;            ///< "2026-11-27T08:05:00Z"
    std::string from;                 ///< the file that was adopted, as it was given
    std::filesystem::path comparison; ///< file with the figures that were looked at; empty: none
};

/// The models of one user: files that are never changed, and `history.json`, which says when which was
/// adopted, by what figures, and which is in use. Both are written whole or not at all, in this order, so
/// that whatever happens meanwhile the one in use before stays in use. Several programs may use one library.
class ModelLibrary {
public:
    /// The folder need not exist; empty: a library in which nothing can be kept.
    explicit ModelLibrary(std::filesystem::path folder);

    /// $XDG_DATA_HOME/vestigo/models, else ~/.local/share/vestigo/models.
    static std::filesystem::path userFolder();

    /// All that were ever adopted, the newest last. Fails when the history cannot be read.
    Result<std::vector<AdoptedModel>> history() const;
    /// Nothing: none is adopted, what ships is in use.
    Result<std::optional<AdoptedModel>> inUse() const;

    /// Copies the model in and uses it from now on; `comparison`: the figures by which that was decided, as
    /// text to be kept ("vestigo-comparison" JSON); empty: none.
    Outcome<AdoptedModel> adopt(const std::filesystem::path& model, const std::string& comparison,
                                const CancelToken& cancel = {});
    /// Back to what was in use before the one in use was adopted; nothing: what ships. Fails when none is
    /// adopted. No model is deleted.
    Result<std::optional<AdoptedModel>> goBack();

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// The model that ships, below resources/.
constexpr const char* shippedModel = "models/vg-ms-st-gat.safetensors";
constexpr const char* shippedModelEngine = "vg-ms-st-gat";

/// Which model judges, and why it is that one.
struct ModelInUse {
    enum class Source { Given, Adopted, Shipped, None };
    Source source = Source::None;
    std::filesystem::path file; ///< empty: none, the engine's own way without a model
    std::string engine;         ///< empty: unknown until the file is read
};

/// The model for new analyses by `engine` (empty: any): the one that is given; else the one that is adopted,
/// if it is of that engine; else the one that ships, if it is; else none. An adopted model whose file is gone
/// is an error, not another model.
Result<ModelInUse> modelInUse(const std::filesystem::path& given, const std::string& engine,
                              const ModelLibrary& library);

} // namespace vestigo::pipeline
