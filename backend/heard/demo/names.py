"""The people of the demo: invented, and as various as a trust's."""

from __future__ import annotations

# The first five sign in.
NURSE, MATRON, ESTATES, EXECUTIVE, ADMINISTRATOR = (
    "Priya Nair",
    "Grace Adeyemi",
    "Tomasz Kowalski",
    "Helen Whitfield",
    "Sam Doyle",
)

# Everybody else, in the order in which posts are filled.
COLLEAGUES = """
Amina Yusuf, Ben Carter, Carys Evans, Daniel Osei, Eleni Georgiou, Farid Rahimi, Gemma Shaw,
Hamza Malik, Isla Murray, Jorge Mendes, Kofi Boateng, Lucy Tran, Marek Novak, Nadia Hussain,
Oluwaseun Bello, Poppy Lister, Quentin Reeve, Rosa Delgado, Sunita Rai, Tariq Aziz, Una Brennan,
Victor Pham, Wioletta Zajac, Xin Zhao, Yetunde Ojo, Zara Khan, Alice Thornton, Bilal Chaudhry,
Chidi Eze, Dilys Pugh, Edwin Castillo, Fiona Gillespie, Gurpreet Sandhu, Hana Suzuki, Ivan Petrov,
Joy Mutasa, Kieran Walsh, Leila Haddad, Maricel Santos, Niamh Kelly, Omar Farouk, Patience Dube,
Rhys Bowen, Shanthi Kumar, Thandi Nkosi, Umar Siddiqui, Vera Lindqvist, Wendy Hobbs, Yusuf Demir,
Zofia Wrona, Abena Mensah, Callum Frost, Deepa Menon, Esther Kamau, Frankie Lowe, Gwen Parry,
Hugo Alvarez, Iman Warsame, Jasmine Okoro, Karl Jensen, Lakshmi Iyer, Michael Quayle, Nkechi Obi,
Oscar Lind, Parveen Akhtar, Ravi Shah, Siobhan Daly, Tendai Moyo, Ursula Beck, Vikram Rao,
Winston Grant, Yasmin Saleh, Adaeze Nwosu, Beth Larkin, Cheng Liu, Dafydd Rees, Elif Kaya,
George Antoniou, Hafsa Begum, Ines Costa, Jamal Wright, Kasia Mazur, Liam Foy, Meera Joshi,
Nuno Silva, Olena Koval, Petra Vance, Rashid Noor, Sade Williams, Tomos Lewis, Ugo Achebe
"""


def colleagues() -> list[str]:
    return [name.strip() for name in COLLEAGUES.replace("\n", " ").split(",")]
