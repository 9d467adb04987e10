// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace vestigo::ui_help {

/// Names of all pages, in the order of the contents: "index", "files", ..., and one for each panel under the
/// panel's name.
QStringList pageNames();
/// "en" or "zh_CN"; another language has the pages in English.
QUrl pageUrl(const QString& language, const QString& page);
/// The page as it is stored; empty: there is none.
QString pageHtml(const QString& language, const QString& page);
QString pageTitle(const QString& language, const QString& page);
/// The pages whose text holds every word, in any case; all of them for no word.
QStringList findPages(const QString& language, const QString& words);

} // namespace vestigo::ui_help
