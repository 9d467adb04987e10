// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace vestigo::dataset {

/// What an instruction does, told from its name in any letter case; vocabularies differ from plant to plant.
enum class InstructionKind { Read, Write, Login, Logout };
InstructionKind kindOfInstruction(std::string_view instruction);

/// 0 automatic, 1 manual, 2 maintenance; nothing when the instruction sets no mode.
std::optional<int> modeSetBy(std::string_view instruction);

/// 0 no person (a program), 1 operator, 2 engineer, 3 administrator, told from the actor's name.
int levelOfActor(std::string_view actor);

} // namespace vestigo::dataset
