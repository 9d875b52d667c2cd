#pragma once

#include "sync/pos/jsonarraysplitter.h"

#include <QJsonObject>

namespace Peak {

/**
 * As JsonArraySplitter, for an object in which a member of many megabytes is the list: {"status":200,"data":[…]}. What
 * stands around the list is kept, and may not be long.
 */
class JsonMemberSplitter {
public:
    JsonMemberSplitter(QByteArray member, JsonArraySplitter::Element element);

    /** Malformed for what cannot be such an object, or what `element` answered; nothing is handed on after an error. */
    Result<Ok> feed(QByteArrayView piece);
    /** The object, with an empty list in the place of the long one. Malformed when it has not come to its end, or has
     * no such list. */
    Result<QJsonObject> finish();

private:
    Result<Ok> take(char c);
    void inText(char c);
    [[nodiscard]] bool begins(char c) const;

    QByteArray m_member;
    JsonArraySplitter m_list;
    bool m_inList = false;
    QByteArray m_around; ///< The object without the elements of the list.
    int m_depth = 0; ///< Brackets that are open around the list.
    bool m_text = false;
    bool m_escape = false;
    qsizetype m_textFrom = 0;
    QByteArray m_lastText;
    QByteArray m_key; ///< Of the member that is being read.
};

} // namespace Peak
