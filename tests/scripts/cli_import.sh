#!/usr/bin/env bash
# Official figures: every shape of table gives the same figures, faulty rows are told one by one and cost only themselves, and
# importing twice changes nothing.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export PACTA_LEDGER=$folder/test.ledger
failed=0
fail() { echo "$*"; failed=1; }
rows() { sqlite3 "$PACTA_LEDGER" "SELECT reporter, partner, year, flow, printf('%.1f', value), unit, origin FROM trade ORDER BY 1, 2, 3, 4, 7"; }

# UN Comtrade of today: byte-order mark, CRLF, a comma too many at the end of each row, products, the world, re-exports.
printf '\xef\xbb\xbftypeCode,freqCode,refYear,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,cmdCode,cmdDesc,customsCode,motCode,primaryValue,\r
C,A,2024,2024,586,PAK,Pakistan,X,Export,792,TUR,"T\xc3\xbcrkiye",0,TOTAL,All Commodities,C00,0,352000000.5,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,792,TUR,"T\xc3\xbcrkiye",0,TOTAL,All Commodities,C00,0,540000000,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,792,TUR,"T\xc3\xbcrkiye",0,52,Cotton,C00,0,1,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,792,TUR,"T\xc3\xbcrkiye",0,TOTAL,All Commodities,C01,0,2,\r
C,M,2024,202401,586,PAK,Pakistan,M,Import,792,TUR,"T\xc3\xbcrkiye",0,TOTAL,All Commodities,C00,0,3,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,0,W00,World,0,TOTAL,All Commodities,C00,0,4,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,899,_X,"Areas, nes",0,TOTAL,All Commodities,C00,0,4,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,290,,"Northern Africa, nes",0,TOTAL,All Commodities,C00,0,4,\r
C,A,2024,2024,586,PAK,Pakistan,M,Import,586,PAK,Pakistan,0,TOTAL,All Commodities,C00,0,4,\r
C,A,2024,2024,699,,India,RX,Re-export,792,TUR,"T\xc3\xbcrkiye",0,TOTAL,All Commodities,C00,0,5,\r
C,A,2024,2024,699,,,X,Export,4,,,0,TOTAL,All Commodities,C00,0,600,\r
' >comtrade.csv
# The older export of UN Comtrade.
cat >comtrade-old.csv <<'END'
Classification,Year,Period,Aggregate Level,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Trade Value (US$),Flag
HS,2019,2019,0,2,Export,792,Turkey,TUR,586,Pakistan,PAK,TOTAL,All Commodities,543210987,0
HS,2019,2019,2,2,Export,792,Turkey,TUR,586,Pakistan,PAK,08,Fruit,1,0
END
# WITS: years as columns, an indicator for each row; and long, with semicolons and decimal commas.
cat >wits-wide.csv <<'END'
Reporter Name,Partner Name,Trade Flow,Product Group,Indicator,2018,2019,2020
Pakistan,Turkey,Export,All Products,Export (US$ Thousand),"311,200.5",..,250000
Pakistan,Turkey,Export,All Products,Export Product Share (%),100,100,100
Pakistan,Turkey,Import,Animal,Import (US$ Thousand),1,2,3
Pakistan,South Asia,Import,All Products,Import (US$ Thousand),1,2,3
END
cat >wits-long.csv <<'END'
Reporter Name;Partner Name;Year;Trade Flow;Product Group;Export (US$ Thousand);Import (US$ Thousand)
Turkey;Pakistan;2020;Export;All Products;1.234.567,5;
Turkey;Pakistan;2021;Import;All Products;;22.000,1
END
"$pacta" import trade comtrade.csv comtrade-old.csv wits-wide.csv wits-long.csv >out 2>err || fail "status $?: $(cat err)"
cat >wanted <<'END'
IND|AFG|2024|export|600.0|USD|UN Comtrade
PAK|TUR|2018|export|311200500.0|USD|WITS
PAK|TUR|2020|export|250000000.0|USD|WITS
PAK|TUR|2024|export|352000000.5|USD|UN Comtrade
PAK|TUR|2024|import|540000000.0|USD|UN Comtrade
TUR|PAK|2019|export|543210987.0|USD|UN Comtrade
TUR|PAK|2020|export|1234567500.0|USD|WITS
TUR|PAK|2021|import|22000100.0|USD|WITS
END
rows | diff wanted - || fail "the figures differ"
[ -s err ] && fail "complaints: $(cat err)"
grep -q "^comtrade.csv: 3 figures added (comtrade); left out: 3 of single products.*, 3 about the world.*, 2 of re-exports" out || fail "$(head -1 out)"
grep -q "^comtrade-old.csv: 1 figures added (comtrade); left out: 1 of single products" out || fail "$(sed -n 2p out)"
grep -q "^wits-wide.csv: 2 figures added (wits); left out: 1 .*, 1 about the world or a region, 1 of other indicators, 1 without a value" out || fail "$(sed -n 3p out)"

# Twice is once.
"$pacta" import trade comtrade.csv wits-long.csv >out || fail "again: status $?"
[ "$(grep -c "known already" out)" = 2 ] || fail "again: $(cat out)"
rows | diff wanted - || fail "importing again changed the figures"

# Every fault is told with line and remedy, and costs its row only.
cat >plain.csv <<'END'
reporter,partner,year,flow,value,unit,source
Pakistan,Türkiye,2023,export,"1,200",US$ million,State Bank
Pakistan,Atlantis,2023,export,1,USD,State Bank
Pakistan,IRN,2022-23,export,1,USD,State Bank
Pakistan,IRN,2023,sideways,1,USD,State Bank
Pakistan,IRN,2023,import,1,rupees,State Bank
Pakistan,IRN,2023,import,1,PKR million,
Pakistan,IRN,2023,import,1,234,PKR million,State Bank
Pakistan,"IRN,2023,import,1,PKR million,State Bank
Pakistan,IRN,2023,import,5,PKR billion,State Bank
Pakistan,IRN,2023,import,6,PKR billion,State Bank
Pakistan,PAK,2023,import,6,PKR billion,State Bank
Pakistan,IRN,2023,export,-6,PKR billion,State Bank
Pakistan,IRN,2023,export,7 lots,PKR billion,State Bank
END
"$pacta" import trade plain.csv >out 2>err
[ $? = 1 ] || fail "faulty rows: no status 1"
sed 's/.*plain.csv: line \([0-9]*\): .*/\1/' err | tr '\n' ' ' | grep -qx "3 4 5 6 7 8 9 11 12 13 14 " || fail "faulty rows: $(cat err)"
[ "$(grep -vc '; ' err)" = 0 ] || fail "a fault without a remedy: $(grep -v '; ' err)"
grep -q "^plain.csv: 2 figures added (plain); left out: 11 faulty" out || fail "$(cat out)"
rows | grep -qx "PAK|TUR|2023|export|1200000000.0|USD|State Bank" || fail "millions were not counted as such"
rows | grep -qx "PAK|IRN|2023|import|5000000000.0|PKR|State Bank" || fail "rupees"
"$pacta" import trade --json plain.csv 2>/dev/null | python3 -c "
import json, sys
file, = json.load(sys.stdin)
assert file['known'] and file['added'] == 0 and [fault['line'] for fault in file['faults']] == [3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]
" || fail "JSON"

# Without the separator's help "1,234" may be one or a thousand: not guessed, unless another number tells.
printf 'reporter;partner;year;flow;value;unit;source\nTUR;IRN;2020;export;1,234;USD;X\n' >unsure.csv
"$pacta" import trade unsure.csv 2>err >out && fail "1,234 was guessed"
grep -q "line 2: the mark may part thousands or a fraction" err || fail "$(cat err)"
printf 'reporter;partner;year;flow;value;unit;source\nTUR;IRN;2020;export;1,234;USD;X\nTUR;IRN;2021;export;1,5;USD;X\n' >sure.csv
"$pacta" import trade sure.csv >out || fail "a comma told by another number"
rows | grep -qx "TUR|IRN|2020|export|1.2|USD|X" || fail "decimal comma: $(rows)"

# What is no table of trade.
printf 'a,b\n1,2\n' >none.csv
printf 'reporter,partner,year,flow,value\nPAK,TUR,2020,export,1\n' >missing.csv
: >empty.csv
head -c 100000 /dev/urandom >random.csv
printf 'reporter,partner,year,flow,value,unit,source\n%s' "$(yes '"' | head -n 50000)" >quotes.csv
for file in none missing empty random quotes absent; do
  timeout 60 "$pacta" import trade "$file.csv" >out 2>err
  [ $? = 1 ] || fail "$file.csv: no status 1"
  grep -q "^pacta: $file.csv: " err || fail "$file.csv: $(head -n 3 err)"
done
"$pacta" import trade missing.csv 2>&1 | grep -q "no column tells the unit" || fail "missing column"
"$pacta" import news plain.csv 2>/dev/null
[ $? = 2 ] || fail "another word than trade: no status 2"
exit $failed
