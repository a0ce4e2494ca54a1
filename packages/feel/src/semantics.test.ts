import { describe } from 'vitest'
import { rowsOf, table } from '../test/table.ts'

/** What each form of expression comes to, outside its domain too (DMN 1.5, 10.3.2.15), and how names and symbols are told apart (10.3.1). */

describe('arithmetic (tables 56 to 62)', () => {
  table(
    rowsOf(String.raw`
-4 ** 2 => 16
-(4 ** 2) => -16
2 ** 3 ** 2 => 64
2 ** -1 => 0.5
2 - 1 - 1 => 0
8 / 4 / 2 => 1
1 + 2 * 3 => 7
1.2e3 => 1200
1.2E-3 => 0.0012
.5 => 0.5
1e3 => 1000
5. => unreadable feel.expected
- 5 => -5
--5 => 5
0.1 + 0.2 = 0.3 => true
1/3 => 0.3333333333333333333333333333333333
2/3 => 0.6666666666666666666666666666666667
1/0 => null !
0/0 => null !
9999999999999999999999999999999999 + 1 => 10000000000000000000000000000000000
1 + null => null !
null + 1 => null !
null + null => null !
"a" + "b" => "ab"
"a" + 1 => null !
"a" - "b" => null !
true + true => null !
[1] + [2] => null !
{} + {} => null !
-"a" => null !
-null => null !
-true => null !
-@"P1Y" => @"-P1Y"
-@"2020-01-01" => null !
10 ** 6144 > 0 => true
10 ** 6145 => null !
10 ** 6200 => null !
2 ** 1000000000 => null !
(-8) ** (1/3) => null !
0 ** 0 => 1
0 ** -1 => null !
4 ** 0.5 => 2
null ** 2 => null !
"a" ** 2 => null !
@"2020-01-31" + @"P1M" => @"2020-02-29"
@"2020-01-31" - @"P1M" => @"2019-12-31"
@"P1M" + @"2020-01-31" => @"2020-02-29"
@"P1M" - @"2020-01-31" => null !
@"2020-01-01T10:00:00" + @"P1D" => @"2020-01-02T10:00:00"
@"P1D" + @"2020-01-01T10:00:00" => @"2020-01-02T10:00:00"
@"P1D" + @"10:00:00" => @"10:00:00"
@"10:00:00" + @"PT15H" => @"01:00:00"
@"10:00:00" - @"PT15H" => @"19:00:00"
@"10:00:00" + @"P1Y" => null !
@"10:00:00" + @"10:00:00" => null !
@"10:00:00Z" - @"10:00:00+01:00" => @"PT1H"
@"2020-01-01" + @"2020-01-01" => null !
@"2020-01-01T00:00:00Z" - @"2020-01-01T00:00:00+01:00" => @"PT1H"
@"2020-01-01T00:00:00Z" - @"2020-01-01T00:00:00" => null !
@"2020-01-01" - @"2019-12-31T00:00:00Z" => @"P1D"
@"P1Y" + @"P1M" => @"P1Y1M"
@"P1Y" - @"P13M" => @"-P1M"
@"P1Y" + @"P1D" => null !
@"P1Y" * 2 => @"P2Y"
2 * @"P1Y" => @"P2Y"
@"P1Y" * @"P1Y" => null !
@"P1Y" / 2 => @"P6M"
2 / @"P1Y" => null !
@"P1Y" / @"P1M" => 12
@"P1Y" / @"P0M" => null !
@"P1Y" / 0 => null !
@"PT1H" * 1.5 => @"PT1H30M"
@"PT1H" / @"PT30M" => 2
@"PT1H" / 0 => null !
@"PT1H" / @"PT0S" => null !
@"PT1H" ** 2 => null !
@"PT1H" / @"P1Y" => null !
@"-PT1H" + @"PT2H" => @"PT1H"
`),
  )
})

describe('logic', () => {
  table(
    rowsOf(String.raw`
true and true => true
true and false => false
true and null => null
false and null => false
null and false => false
null and null => null
false and "x" => false
"x" and false => false
"x" and true => null
true or null => true
null or true => true
false or null => null
"x" or true => true
true or "x" => true
false or "x" => null
null or null => null
`),
  )
})

describe('comparison', () => {
  table(
    rowsOf(String.raw`
1 = 1.0 => true
1 != 2 => true
1 = null => false
null = null => true
null != null => false
1 = "1" => null !
1 != "1" => null !
1 < "1" => null !
1 < null => null !
null < null => null !
"a" < "b" => true
"a" < "aa" => true
"" < "a" => true
true < false => null !
[1] < [2] => null !
[1] = [1] => true
[1] = 1 => null
[] = [] => true
[1,2] = [2,1] => false
{a:1} = {a:1} => true
{a:1} = {b:1} => false
{} = {} => true
@"P1Y" = @"P12M" => true
@"P1Y" < @"P13M" => true
@"PT24H" = @"P1D" => true
@"2020-01-01" < @"2020-01-02" => true
@"2020-01-01" = @"2020-01-01T00:00:00" => null
@"10:00:00Z" = @"11:00:00+01:00" => true
@"10:00:00" < @"11:00:00" => true
@"10:00:00Z" < @"10:00:00-01:00" => true
@"2020-01-01T10:00:00Z" < @"2020-01-01T10:00:00-01:00" => true
[1..5] = [1..5] => true
[1..5] = [1..5) => false
[1..5] < [6..7] => null !
(>5) = (>5) => true
(>5) = (>=5) => false
1 between 1 and 2 => true
1 between null and 2 => null !
null between 1 and 2 => null !
"b" between "a" and "c" => true
1 between "a" and 2 => null !
`),
  )
})

describe('in', () => {
  table(
    rowsOf(String.raw`
1 in 1 => true
1 in 2 => false
1 in (1,2) => true
1 in (2,3) => false
1 in [1..2] => true
1 in (1..2] => false
1 in (<2) => true
1 in <2 => true
1 in >=1 => true
1 in (<1, >0) => true
1 in [1,2] => true
1 in ([1,2]) => true
1 in ([1..2], [3..4]) => true
1 in [[1..2],[3..4]] => true
5 in [[1..2],[3..4]] => false
[1] in [[1],[2]] => true
[1] in ([1]) => true
null in null => true
null in [null] => true
null in (1,2) => false
1 in null => false
"a" in "a" => true
1 in =1 => true
1 in !=1 => false
1 in !=2 => true
@"2020-01-01" in [@"2019-01-01"..@"2021-01-01"] => true
1 in ["a".."b"] => null !
null in [1..2] => null
null in <2 => null
{a:1} in [{a:1}] => true
1 in []  => false
`),
  )
})

describe('filter path', () => {
  table(
    rowsOf(String.raw`
[1,2,3][1] => 1
[1,2,3][-1] => 3
[1,2,3][-4] => null
[1,2,3][0] => null
[1,2,3][null] => []
[1,2,3][item > 1] => [2,3]
[{a:1},{a:2}][a=1] => [{a:1}]
[{a:1},{a:2}][item.a=1] => [{a:1}]
[{a:1,item:5}][item=5] => [{a:1,item:5}]
[{x:1},{x:null}][x<2] => [{x:1}]
[][1] => null
1[1] => 1
1[2] => null
1[item=1] => [1]
1[item=2] => []
1[true] => [1]
1[false] => []
null[true] => null
null[1] => null
{a:1}[a=1] => [{a:1}]
"abc"[1] => "abc"
[1,2,3][true] => [1,2,3]
[1,2,3][false] => []
[[1,2],[3]][1] => [1,2]
[[1,2],[3]][1][2] => 2
[1,2,3][[1][1]] => 1
{a:{b:1}}.a.b => 1
{a:1}.b => null !
[{a:1},{b:2}].a => [1,null]
[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}].a.b => [[1],[2.1,2.2]]
[].a => []
1 .a => null !
null.a => null !
{"a b": 1}.a b => 1
@"2020-01-01".year => 2020
@"2020-01-01".weekday => 3
@"2020-01-01".hour => null !
@"2020-01-01T10:20:30.5".second => 30.5
@"2020-01-01T10:20:30Z".time offset => @"PT0S"
@"2020-01-01T10:20:30".time offset => null
@"2020-01-01T10:20:30@Europe/Paris".timezone => "Europe/Paris"
@"2020-07-01T10:20:30@Europe/Paris".time offset => @"PT2H"
@"2020-01-01T10:20:30".timezone => null
@"P1Y2M".years => 1
@"P1Y2M".months => 2
@"P1Y2M".days => null !
@"P1DT2H3M4S".days => 1
@"P1DT2H3M4S".hours => 2
@"P1DT2H3M4.5S".seconds => 4.5
@"P1DT2H3M4S".years => null !
@"-P1Y2M".months => -2
[1..5].start => 1
(1..5].start included => false
(<5).start => null
(<5).end included => false
(<=5).end included => true
(>5).end => null
[1..5].foo => null !
`),
  )
})

describe('for', () => {
  table(
    rowsOf(String.raw`
for i in [1,2,3] return i*2 => [2,4,6]
for i in 1..3 return i => [1,2,3]
for i in 3..1 return i => [3,2,1]
for i in 1..1 return i => [1]
for i in [1..3] return i => [1,2,3]
for i in [1..3) return i => [1,2]
for i in 1..3, j in 1..2 return i*j => [1,2,2,4,3,6]
for i in 1..2, j in 1..i return j => [1,1,2]
for i in [] return i => []
for i in null return i => null !
for i in "a" return i => ["a"]
for i in {a:1} return i.a => [1]
for i in 1..null return i => null !
for i in 1.."3" return i => null !
for i in @"2020-01-01"..@"2020-01-03" return i => [@"2020-01-01",@"2020-01-02",@"2020-01-03"]
for i in @"2020-01-03"..@"2020-01-01" return i => [@"2020-01-03",@"2020-01-02",@"2020-01-01"]
for i in [@"2020-01-01"..@"2020-01-03"] return i.day => [1,2,3]
for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1,1,2,6,24]
for i in 1..2 return count(partial) => [0,1]
for i in -1..1 return i => [-1,0,1]
for i in 1..2+1 return i => [1,2,3]
for i in (1..3) return i => [2]
for i in @"2020-01-01T00:00:00"..@"2020-01-03T00:00:00" return i => null !
for i in "a".."c" return i => null !
for i in [1,2] return for j in [3,4] return i*j => [[3,4],[6,8]]
some i in [1,2] satisfies i > 1 => true
some i in [1,2], j in [3,4] satisfies i + j > 5 => true
every i in [1,2] satisfies i > 1 => false
every i in [] satisfies false => true
some i in [] satisfies true => false
some i in null satisfies true => null !
every i in null satisfies true => null !
some i in [null,true] satisfies i => true
every i in [null,true] satisfies i => null
every i in [null,false] satisfies i => false
some i in 1..3 satisfies i = 2 => true
some i in 1 satisfies i = 1 => true
every i in ["a"] satisfies i => null !
if true then 1 else 2 => 1
if null then 1 else 2 => 2
if "x" then 1 else 2 => 2
if 1 = 1 then "a" else "b" => "a"
if true then 1 => unreadable feel.expected
`),
  )
})

describe('instance', () => {
  table(
    rowsOf(String.raw`
1 instance of number => true
"a" instance of string => true
true instance of boolean => true
@"2020-01-01" instance of date => true
@"2020-01-01" instance of date and time => false
@"10:00:00" instance of time => true
@"2020-01-01T00:00:00" instance of date and time => true
@"2020-01-01T00:00:00" instance of date => false
@"P1Y" instance of years and months duration => true
@"PT1H" instance of days and time duration => true
@"PT1H" instance of years and months duration => false
null instance of number => false
null instance of Null => true
null instance of Any => false
1 instance of Any => true
1 instance of Null => false
[1] instance of list<number> => true
[1] instance of list<Any> => true
["a"] instance of list<number> => false
[1,"a"] instance of list<Any> => true
[] instance of list<number> => true
1 instance of list<number> => false
[[1]] instance of list<list<number>> => true
{a:1} instance of context<a: number> => true
{a:"x"} instance of context<a: number> => false
{a:1,b:2} instance of context<a: number> => true
{a:1} instance of context<a: number, b: number> => false
{a:{b:1}} instance of context<a: context<b: number>> => true
1 instance of context<a: number> => false
[1..2] instance of range<number> => true
["a".."b"] instance of range<string> => true
[1..2] instance of range<string> => false
(>1) instance of range<number> => true
1 instance of range<number> => false
(function(x: number) x) instance of function<number> -> number => true
(function(x: number) "a") instance of function<number> -> number => false
(function(x: number) x) instance of function<string> -> number => false
(function() 1) instance of function<> -> number => true
(function(x) x) instance of function<number> -> Any => true
1 instance of function<number> -> number => false
[1] instance of list => null !
1 instance of foo => null !
abs instance of function<number> -> number => true
1 instance of function => null
"a" instance of number or true => true
1 + 1 instance of number => null
not(1 instance of string) => true
`),
  )
})

describe('functions', () => {
  table(
    rowsOf(String.raw`
(function(x) x + 1)(1) => 2
(function(x, y) x - y)(y: 1, x: 3) => 2
(function(x) x)() => null !
(function(x) x)(1,2) => null !
(function(x) x)(y: 1) => null !
(function(x: number) x)("a") => null !
(function(x: number) x)(null) => null
(function(x: list<number>) x)([1,"a"]) => null !
(function(x: date and time) x)(@"2020-01-01") => @"2020-01-01T00:00:00Z"
(function() 1)() => 1
{f: function(x) x * 2, r: f(2)}.r => 4
foo(1) => null !
1(2) => null !
null(2) => null !
{a: 1, b: a + 1} => {a:1,b:2}
{a: 1, a: 2} => null !
{"a b": 1, c: 2} => {"a b": 1, c: 2}
{} => {}
{a: b, b: 1} => {a: null, b: 1}
`),
  )
})

describe('strings escapes', () => {
  table(
    rowsOf(String.raw`
string({"A ": 1, "a  b": 2, "a b": 3}) => "{\"A \": 1, \"a  b\": 2, a b: 3}"
"\u0041" => "A"
"\U000041" => "A"
"\"" => "\""
"\\" => "\\"
"\t" => "\t"
"\'" => "'"
"\n" => "\n"
"a /* b */ c" => "a /* b */ c"
1 // c => 1
1 /* c */ + 2 => 3
/* a */ 1 => 1
@"foo" => null
@"2020-02-30" => null
@"P1Y" => @"P1Y"
@"10:00:00" => time("10:00:00")
@"2020-01-01T10:00:00" => date and time("2020-01-01T10:00:00")
{a: 1, b: {c: a}}.b.c => 1
[1,2,3,] => unreadable feel.expected
`),
  )
})

describe('range validity', () => {
  table(
    rowsOf(String.raw`
[1..2] => [1..2]
[2..1] => null !
[null..1] => null !
["a"..1] => null !
[1..1] => [1..1]
[true..true] => null !
[[1]..[2]] => null !
[1+1..3] => [2..3]
1 in [2..1] => null
`),
  )
})

describe('names, brackets and precedence', () => {
  table(
    rowsOf(String.raw`
{a: 5, b: a-1}.b => 4
{a: 5, b: a -1}.b => 4
{a: 5, c: 2, b: a-c}.b => 3
{a-b: 5, c: a-b}.c => 5
{a: 1, b: 2, a+b: 7, c: a + b}.c => 7
{a: 1, b: 2, a+b: 7, c: (a) + b}.c => 3
{a/b: 5, c: a/b}.c => 5
{a*b: 5, c: a*b}.c => 5
{a**b: 5, c: a**b}.c => 5
{a.b: 5, c: a.b}.c => 5
{a'b: 5, c: a'b}.c => 5
{Profit and loss: 5, c: Profit and loss}.c => 5
{what if?: 5, c: what if?}.c => 5
{x in y: 1, z: x in y}.z => 1
{x: 1, y: [1], z: x in y}.z => true
{x: 1, r: x between 0 and 2 and true}.r => true
{x: 1, r: if(x>0)then(1)else(2)}.r => 1
[for x in [1,2] return x+1][1] => [2,3]
{list: [1], range: 2, context: 3, r: list[1] + range + context}.r => 6
{not: 1}.not => 1
{x: [1,2,3], r: x[1]}.r => 1
{x: {y: [1,2]}, r: x.y[2]}.r => 2
{f: function(x) function(y) x + y, r: f(1)(2)}.r => 3
{f: function() {a: [1,2]}, r: f().a[2]}.r => 2
{x: 3, r: [1..x]}.r => [1..3]
{x: 3, r: (x..5)}.r => (3..5)
{x: {a: 3, b: 5}, r: [x.a..x.b]}.r => [3..5]
{x: {a: 3, b: 5}, r: for i in x.a..x.b return i}.r => [3,4,5]
[1 .. 2] => [1..2]
[.5..1.5] => [0.5..1.5]
[-1..-(-1)] => [-1..1]
1 in ]0..2[ => true
1 in ]1..2[ => false
[1,2][1] in [1..2] => true
{x: [1,2], r: 1 in x}.r => true
{x: [1..2], r: 1 in x}.r => true
{x: [[1..2],[5..6]], r: 5 in x}.r => true
"a" in ("a","b") and "c" in ("c") => true
{x: 5, r: x in (> 3)}.r => true
{x: 5, r: x in (> 3, < 1)}.r => true
{x: 5, r: x in > 3 and x in < 6}.r => true
{x: 5, r: x > 3 and x < 6}.r => true
{a: true, r: a and not(false)}.r => true
not(true and null) => null
(if true then function(x) x else null)(1) => 1
[{b: 1}, {b: 2}].b[1] => 1
[{b: 1}, {b: 2}][b = 2].b => [2]
[{b: 1}, {b: 2}][b = 2][1].b => 2
{a: [{b: 1}], b: 2, r: a[b = 1]}.r => [{b: 1}]
{a: [{c: 1}], b: 1, r: a[c = b]}.r => [{c: 1}]
{item: 9, r: [1,2][item > 1]}.r => [2]
"\uD83D\uDC0E" = "\U01F40E" => true
string length("\uD83D\uDC0E") => 1
1/* c */+/* d */1 => 2
@"2020-01-01" > date("2019-01-01") => true
date("2020-01-01") in [@"2019-01-01"..@"2021-01-01"] => true
duration("P1D") instance of days and time duration => true
@"10:00:00" instance of time and true => true
1 instance of number and 2 instance of number => true
[1,2] instance of list<number> and true => true
{a: 1, b: 2} instance of context<a: number, b: number> => true
function(x) x instance of number => function(x) x
{r: function(a: string, b: list<number>, c: context<d: date and time>, e: function<number>->string, f: range<number>) a}.r("x",[1],{d: @"2020-01-01T00:00:00"}, null, [1..2]) => "x"
some x in [1,2] satisfies x > 1 and true => true
every x in [1,2], y in [3] satisfies x < y => true
if 1 > 2 then 1 else if 2 > 3 then 2 else 3 => 3
{a: if true then 1 else 2, b: a}.b => 1
- - 1 => 1
1 - -1 => 2
2*-3 => -6
-(1) => -1
-[1] => null !
{n: 3, r: -n}.r => -3
{n: 3, r: 2 ** n}.r => 8
{n: 3, r: -n ** 2}.r => 9
1 < 2 = true => true
1 = 1 and 2 = 2 => true
{"": 1} => {"": 1}
{a: null}.a => null
{a: 1}["a"] => null !
[1,2,3]["x" = "x"] => [1,2,3]
[[1,2],[3,4]][item[1] = 3] => [[3,4]]
[1,2,3][-1.0] => 3
sum([1,2,3][item > 1]) => 5
count([1,2,3][item > 5]) => 0
sum(for x in [1,2] return x) => 3
date and time("2020-01-01T00:00:00").year => 2020
date("2020-01-01").month + 1 => 2
time("10:11:12").minute => 11
now().year > 2000 => true
duration("P1DT2H").hours => 2
years and months duration(date("2011-12-22"), date("2013-08-24")).months => 8
string length(upper case("abc")) => 3
day of week(date("2020-01-01")) = "Wednesday" => true
{x: "a", r: x + "b" + string(1)}.r => "ab1"
null + "a" => null !
{a: 1, b: 2}.a + {a: 1, b: 2}.b => 3
{ "foo bar": 1, "baz": foo bar + 1}.baz => 2
{a: {b: {c: 1}}, r: a.b.c}.r => 1
{"a  b": 1, c: a b}.c => 1
{a   b: 1, c: a  b}.c => 1
`),
  )
})
