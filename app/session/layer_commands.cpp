// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of the visual path over the video.
#include "app/session/command_adder.h"
#include "ui/player/player_view.h"

#include <QtCore/QCoreApplication>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;
using ui_player::PreparedLayer;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

QStringList layerWords() {
    QStringList all;
    for (const PreparedLayer layer : ui_player::preparedLayers) {
        all.append(ui_player::layerWord(layer));
    }
    return all;
}

void addLayer(CommandAdder& a, const char* id, const char* title, PreparedLayer layer) {
    ui_shell::InstrumentWindow& window = a.window;
    const auto key = static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(layer));
    a.add(
        id, title, {key}, [&window, layer] { window.player()->setLayer(layer); }, a.recording(),
        [&window, layer] { return window.player() != nullptr && window.player()->layer() == layer; });
}

} // namespace

void addLayerCommands(CommandAdder a) {
    ui_shell::InstrumentWindow& window = a.window;
    addLayer(a, "layer-none", QT_TRANSLATE_NOOP("Commands", "&No prepared picture"), PreparedLayer::None);
    addLayer(a, "layer-regions", QT_TRANSLATE_NOOP("Commands", "&Key regions of the picture"),
             PreparedLayer::Regions);
    addLayer(a, "layer-equalised", QT_TRANSLATE_NOOP("Commands", "Picture with &equalised contrast"),
             PreparedLayer::Equalised);
    addLayer(a, "layer-background", QT_TRANSLATE_NOOP("Commands", "&Background of the picture, computed"),
             PreparedLayer::Background);
    addLayer(a, "layer-moving", QT_TRANSLATE_NOOP("Commands", "&Moving part of the picture"),
             PreparedLayer::Moving);
    addLayer(a, "layer-covered", QT_TRANSLATE_NOOP("Commands", "Co&vered part of the picture"),
             PreparedLayer::Covered);
    addLayer(a, "layer-completed",
             QT_TRANSLATE_NOOP("Commands", "Completed &picture: drawn where it is covered"),
             PreparedLayer::Completed);
    a.addLine(
        "layer", QT_TRANSLATE_NOOP("Commands", "Prepared picture"), "NAME", {},
        [&window](const QStringList& arguments) {
            const auto layer = ui_player::layerOfWord(arguments.front());
            if (!layer) {
                return Result{words(QT_TRANSLATE_NOOP("Commands", "A prepared picture is one of %1."))
                                  .arg(layerWords().join(QStringLiteral(", "))),
                              {}};
            }
            window.player()->setLayer(*layer);
            return Result{};
        },
        a.recording());
}

} // namespace vestigo::session
