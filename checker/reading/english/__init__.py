"""English, as tables of words: what a second language would put beside this room.

``numbers.CARDINALS["seven"]`` is 7; the grammar that uses it knows no English word by heart.
"""
