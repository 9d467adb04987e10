// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/engine_module.h"

#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <string>

namespace vestigo {

namespace {

Error moduleError(const std::string& file, const char* why) {
    Error error;
    error.code = ErrorCode::Internal;
    error.file = file;
    error.message = VESTIGO_TEXT("Error", "a part of the program cannot be loaded: %1");
    error.arguments = {singleLine(why != nullptr ? why : "")};
    error.remedy = VESTIGO_TEXT("Error", "install Vestigo again");
    return error;
}

/// Opens the file `name` of our folder of modules; its function `versionOf` must give our version.
Result<void*> load(const char* name, const char* versionOf) {
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (failure) {
        return moduleError("/proc/self/exe", failure.message().c_str());
    }
    const std::string file = (program.parent_path() / "../lib/vestigo" / name).string();
    void* module = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (module == nullptr) {
        return moduleError(file, dlerror());
    }
    using Version = const char* (*)();
    const auto version = reinterpret_cast<Version>(dlsym(module, versionOf));
    if (version == nullptr || std::strcmp(version(), VESTIGO_VERSION) != 0) {
        return moduleError(file, "it is of another version");
    }
    return module;
}

const Result<void*>& engineModule() {
    static const Result<void*> loaded = load("vestigo_engine.so", "vestigoEngineVersion");
    return loaded;
}

const Result<void*>& learningModule() {
    static const Result<void*> loaded = load("vestigo_learning.so", "vestigoLearningVersion");
    return loaded;
}

Result<Done> asDone(const Result<void*>& module) {
    return module ? Result<Done>(Done{}) : module.error();
}

Result<void*> symbolOf(const Result<void*>& module, const char* name) {
    if (!module) {
        return module.error();
    }
    void* symbol = dlsym(*module, name);
    return symbol != nullptr ? Result<void*>(symbol) : moduleError(name, dlerror());
}

} // namespace

Result<Done> loadEngineModule() {
    return asDone(engineModule());
}

Result<Done> loadLearningModule() {
    return asDone(learningModule());
}

Result<void*> engineSymbol(const char* name) {
    return symbolOf(engineModule(), name);
}

Result<void*> learningSymbol(const char* name) {
    return symbolOf(learningModule(), name);
}

} // namespace vestigo
