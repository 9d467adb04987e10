// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_palette.h"

#include "ui/commands/palette_delegate.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vestigo::ui_commands {

namespace {

constexpr std::size_t mostEntries = 200;

bool holdsEveryWord(const QString& text, const QStringList& words) {
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

PaletteEntry entryOf(const Command& command) {
    PaletteEntry entry;
    entry.title = plainTitle(command);
    if (command.needsArgument()) {
        entry.title += QLatin1Char(' ') + command.arguments;
    }
    entry.beside =
        command.keys.isEmpty() ? command.id : command.keys.front().toString(QKeySequence::NativeText);
    entry.command = command.id;
    entry.enabled = !command.unavailable || command.unavailable().isEmpty();
    return entry;
}

/// "seek 12" typed in full: the command with its arguments.
void addTypedLine(const CommandRegistry& registry, const QString& text, std::vector<PaletteEntry>& entries) {
    QString problem;
    QStringList words = splitLine(text, problem);
    if (words.size() < 2 || !problem.isEmpty()) {
        return;
    }
    const Command* command = registry.find(words.front());
    if (command != nullptr && !command->arguments.isEmpty()) {
        PaletteEntry entry = entryOf(*command);
        words.removeFirst();
        entry.title = plainTitle(*command) + QStringLiteral(": ") + words.join(QLatin1Char(' '));
        entry.beside = command->id;
        entry.arguments = words;
        entries.push_back(entry);
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(const CommandRegistry& registry, const PaletteSource& source,
                                         const QString& text) {
    std::vector<PaletteEntry> entries;
    addTypedLine(registry, text, entries);
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<PaletteEntry> found =
        source && !words.isEmpty() ? source(text.trimmed()) : std::vector<PaletteEntry>();
    std::vector<PaletteEntry> later;
    for (const Command& command : registry.commands()) {
        const QString searched = plainTitle(command) + QLatin1Char(' ') + command.id;
        if (!command.scriptsOnly && holdsEveryWord(searched, words)) {
            PaletteEntry entry = entryOf(command);
            (entry.enabled ? entries : later).push_back(std::move(entry));
        }
    }
    std::move(found.begin(), found.end(), std::back_inserter(entries));
    std::move(later.begin(), later.end(), std::back_inserter(entries));
    if (entries.size() > mostEntries) {
        entries.resize(mostEntries);
    }
    return entries;
}

CommandPalette::CommandPalette(CommandRegistry& registry, PaletteSource source, QWidget* window)
    : Overlay(window, QSize(560, 420))
    , registry_(registry)
    , source_(std::move(source))
    , input_(new QLineEdit(this))
    , list_(new QListWidget(this))
    , hint_(new QLabel(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Search or run a command"));
    input_->setObjectName(QStringLiteral("paletteInput"));
    input_->setPlaceholderText(tr("A command, a terminal, an incident or a time"));
    input_->setAccessibleName(tr("A command, a terminal, an incident or a time"));
    input_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("paletteList"));
    list_->setAccessibleName(tr("What was found"));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setItemDelegate(new PaletteDelegate(list_));
    hint_->setText(tr("Enter runs · arrows choose · Esc closes"));
    hint_->setProperty("quiet", true);
    setFocusProxy(input_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(input_);
    column->addWidget(list_, 1);
    column->addWidget(hint_);
    connect(input_, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::accept);
}

void CommandPalette::openWith(const QString& text) {
    input_->setText(text);
    find();
    open();
    input_->setFocus();
}

void CommandPalette::find() {
    entries_ = paletteEntries(registry_, source_, input_->text());
    list_->clear();
    for (const PaletteEntry& entry : entries_) {
        auto* item = new QListWidgetItem(entry.title, list_);
        item->setData(PaletteDelegate::besideRole, entry.beside);
        item->setData(Qt::AccessibleTextRole, entry.title + QStringLiteral(", ") + entry.beside);
        if (!entry.enabled) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
    }
    list_->setCurrentRow(entries_.empty() ? -1 : 0);
    hint_->setText(entries_.empty() ? tr("Nothing of that name. Esc closes.")
                                    : tr("Enter runs · arrows choose · Esc closes"));
}

void CommandPalette::accept() {
    const int row = list_->currentRow();
    if (row < 0 || row >= static_cast<int>(entries_.size())) {
        return;
    }
    const PaletteEntry entry = entries_[static_cast<std::size_t>(row)];
    const Command* command = registry_.find(entry.command);
    if (command != nullptr && command->needsArgument() && entry.arguments.isEmpty()) {
        input_->setText(entry.command + QLatin1Char(' ')); // now the argument is typed
        return;
    }
    closeOverlay();
    registry_.trigger(entry.command, entry.arguments);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == input_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
        case Qt::Key_PageDown:
        case Qt::Key_PageUp:
            QApplication::sendEvent(list_, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            accept();
            return true;
        default:
            break;
        }
    }
    if (watched == input_ && event->type() == QEvent::FocusOut) {
        // A click elsewhere; not at once, for the click may be on our own list.
        QTimer::singleShot(0, this, [this] {
            if (isVisible() && !isAncestorOf(QApplication::focusWidget()) && window()->isActiveWindow()) {
                closeOverlay();
            }
        });
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace vestigo::ui_commands
