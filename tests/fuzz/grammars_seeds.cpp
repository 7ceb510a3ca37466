// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    return {"Из Самары 11. IX. 35 г. в 0 час. 42 мин.   Вх. № 47.",
            "Отправлена 28.11.51 21:40   Получена 29.11 03-15",
            "№ 10/с - 989/ш   13/VI - 32 г.  Ладыгин",
            "«13» июня 1951 г., 3 часа утра",
            "[между 5 и 10 июня 1935 г.] (лето 1951 года) не позднее 22 августа",
            "Куда: ВАРШАВА        Кому: СОВПОСОЛ т. РУДЕНСКОМУ",
            "Копия: Архангельск, Главному управлению, товарищу ШЕРЕМЕТУ В. П.",
            "КРАСНОЯРСК 33/1907 36 21 2215 СВЕРДЛОВА 9 МОРОЗОВУ ТЧК ЗПТ",
            "АПРФ, ф. 45, оп. 1, д. 339, л. 31-32об.; АВП РФ. Ф. 059а. Оп. 5а. П. 11. Д. 5. Л. 31.",
            "Рассылка: 9 экз.: 1 - т. Кедрову, 2-3 тт. членам коллегии   отп. 9 экз. АБ",
            "Н и к о д и м о в».   Председатель Совнаркома  И. ТРЕПОВЦЕВ",
            "На № 483/ш от 12.X.   Ваши №№ 61 и 62.   71/гс",
            "Справка: № 48 (исх. № 837) от 13.I часть 2 из 3   лист 2",
            "ЦК ВКП(6), ра6ота 1О час. 5О мин. ХЗ 3ИС I949",
            "NO:  19, JULY 4, 1 P.M. (SECTION ONE OF TWO)   Control: 5627",
            "SENT DEPARTMENT 1040, REPEATED INFORMATION LONDON 118, PARIS 339",
            "FROM:- C. in C. Hong Kong.      JO 221134.   Recd. 241100 Sep 45.",
            "P R 062329Z DEC 78   1957 MAR 14 PM 7 52   NOV 9  1962  9 36 PM",
            "TO SECSTATE WASHDC IMMEDIATE 0048   INFO OCT-01 ISO-00 ACDA-12 /036 W",
            "C O N F I D E N T I A L SECTION 01 OF 02 VIENNA 02290   TAGS: OGEN",
            "D. 6.10 p.m. 6th May, 1948   R. 7.35 p.m.   [between June 5 and 10, 1935]",
            "CITE : DIR 47713   TEGU 914   IN 20116   (OUT 64410)",
            "793B.00/1-1251: Telegram   RG 59, Box 7   CIA-RDP65-00756R000500130041-8",
            "BEIJING, TO ROSHCHIN   For Comrade MAO ZEDONG.   FILIPPOV [Stalin].\"",
            "EUR:BNA:HOstergren:eb 3/13/57   RDL/9   HMT:RB/6   Copy:lmc",
            "PAGE 02        MOSCOW 30030 01 OF 02 062340Z   - 2 -   ------------------041323 070017Z",
            std::string("\xFF\xD0\xE2\x82 \xF0\x9F\x00\x01\u0301\u00A0\u2028", 18),
            std::string(200, '1'),
            std::string(120, ' ') + std::string(120, '/')};
}

}  // namespace depesha::fuzz
