// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_registry.h"
#include "ui/commands/overlay.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace vestigo::ui_commands {

/// Something that the palette offers: a command with its arguments, and how it reads.
struct PaletteEntry {
    QString title;  ///< "Stamping press (prs-01)"
    QString beside; ///< "terminal", or a key
    QString command;
    QStringList arguments;
    bool enabled = true;
};

/// What besides the commands can be found: terminals, incidents, times. Gets the words that were typed.
using PaletteSource = std::function<std::vector<PaletteEntry>(const QString& text)>;

/// The entries for what was typed: command lines ("seek 12"), commands whose title or id holds every word,
/// then what the sources give.
std::vector<PaletteEntry> paletteEntries(const CommandRegistry& registry, const PaletteSource& source,
                                         const QString& text);

/// A box that finds any command, terminal, incident or time; Enter runs what is chosen.
class CommandPalette : public Overlay {
    Q_OBJECT
public:
    CommandPalette(CommandRegistry& registry, PaletteSource source, QWidget* window);

    /// Opens with this text typed already.
    void openWith(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find();
    void accept();

    CommandRegistry& registry_;
    PaletteSource source_;
    QLineEdit* input_;
    QListWidget* list_;
    QLabel* hint_;
    std::vector<PaletteEntry> entries_;
};

} // namespace vestigo::ui_commands
