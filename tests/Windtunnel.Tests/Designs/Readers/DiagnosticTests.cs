using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Readers;

/// <summary>Each mistake, made once in a design without any, gives one diagnostic with its code at the offending text.</summary>
public sealed class DiagnosticTests
{
    // One mistake must not hide another: what a step says is read although its component, operation or data set is wrong.
    [Theory]
    [InlineData("web: { kind: service, instances: 4, cores: 4 }", "web: { kind: service, instances: x, cores: 4 }", DiagnosticCode.NotANumber, DiagnosticCode.UnknownUnit, "- web: 1 ms", "- web: 1 mms")]
    [InlineData("- shows write order: { retry: 2 with jitter }", "- shows burn order: { retry: 2 with jitter, timeout: 1 }", DiagnosticCode.UnknownOperation, DiagnosticCode.MissingUnit)]
    [InlineData("- shows write order: { retry: 2 with jitter }", "- shows write ordre: { on error: [nowhere] }", DiagnosticCode.UnknownData, DiagnosticCode.UnknownComponent)]
    public void Read_SeveralMistakesInAStep_AreAllReported(string right, string wrong, string one, string other, string also = "", string wrongToo = "")
    {
        Good.ShouldContain(right);
        var text = Good.Replace(right, wrong, StringComparison.Ordinal);
        text = also.Length > 0 ? text.Replace(also, wrongToo, StringComparison.Ordinal) : text;
        DesignReader.ReadText(text, "shop.yaml").Diagnostics.Select(d => d.Code).Distinct().Order().ShouldBe(new[] { one, other }.Order());
    }

    private const string Good =
        """
        design: shop
        title: Shop
        requirements:
          functional: { browse: Look around. }
          slo:
            - browse p99 < 100 ms
            - cache hit ratio >= 10 %
            - cost < 40k USD/month
        workload:
          daily users: 10M
          peak: 2 x
          browse: 20/day per user
          buy: 2 % of browse
          desk: { users: 25, think: exp 30 s }
        data:
          show: { size: 2 kB, keys: 50k, popularity: zipf 1.0 }
          order: { written by: buy, keep: 1 year }
        components:
          web: { kind: service, instances: 4, cores: 4 }
          cache: { kind: cache, memory: 64 GB, holds: show }
          shows: { kind: sql database, replicas: 3 }
          mail: { kind: queue }
        flows:
          browse:
            - web: 1 ms
            - cache get show: { timeout: 50 ms, on miss: [shows read show] }
          buy:
            - web: exp 1 ms
            - shows update show: { locking: optimistic, attempts: 3 }
            - shows write order: { retry: 2 with jitter }
            - mail send
          desk:
            request size: 100 B
            steps:
              - wait: 5 ms
              - choose: { 20 %: [web], otherwise: [] }
              - parallel 2 of 3: [web, web, web]
              - fan out 10 x: [shows read show]
          send:
            reads: mail
            steps: [web]
        experiments:
          flush:
            at 60 s: flush cache
            at 90 s: kill 2 web for 10 s
            expect: browse errors < 1 %, recovers within 60 s
        stages:
          grown: { components: { web: { instances: 8 } } }
        decisions: { lock: { chosen: optimistic } }
        expect: [{ figure: browse average rate, value: 2314.8/s }]
        prices: { egress: 0.05 USD/GB }
        """;

    [Fact]
    public void ReadText_NoComponents_SaysWhereTheyGo()
    {
        var problem = DesignReader.ReadText("design: d\nworkload: { read: 1/s }\ncomponents:\nflows: { read: [web] }\n", "d.yaml").Diagnostics.Single(d => d.Code == DiagnosticCode.UnknownComponent);
        problem.Remedy.ShouldContain("components");
    }

    [Fact]
    public void ReadText_Good_HasNoDiagnostics() => DesignReader.ReadText(Good, "shop.yaml").Diagnostics.ShouldBeEmpty();

    [Theory]
    // Keys and values.
    [InlineData("title: Shop", "tittle: Shop", "WT101", "tittle")]
    [InlineData("design: shop\n", "", "WT102", null)]
    [InlineData("title: Shop", "title: Shop\ntitle: Store", "WT103", "title")]
    [InlineData("web: { kind: service, instances: 4, cores: 4 }", "web: [kind, service]", "WT104", "[kind, service]")]
    [InlineData("{ locking: optimistic, attempts: 3 }", "{ locking: optimistic, attempts: }", "WT104", "")]
    [InlineData("50k", "fifty", "WT105", "fifty")]
    [InlineData("50k", "NaN", "WT105", "NaN")]
    [InlineData("50k", "1e999", "WT109", "1e999")]
    [InlineData("50k", "0x10", "WT105", "10")]
    [InlineData("50k", "-5", "WT105", "-5")]
    [InlineData("50k", "1e30", "WT109", "1e30")]
    [InlineData("timeout: 50 ms", "timeout: 50", "WT106", "50")]
    [InlineData("timeout: 50 ms", "timeout: 50 msc", "WT107", "msc")]
    [InlineData("timeout: 50 ms", "timeout: 50 GB", "WT108", "50 GB")]
    [InlineData("timeout: 50 ms", "timeout: 0 s", "WT109", "0 s")]
    [InlineData("instances: 4", "instances: 0", "WT109", "0")]
    [InlineData("instances: 4", "instances: 1e9", "WT109", "web")]
    [InlineData("instances: 4", "instances: 2.5", "WT109", "2.5")]
    [InlineData("users: 25", "users: 0.4", "WT109", "0.4")]
    [InlineData("peak: 2 x", "peak: 0.5 x", "WT109", "0.5 x")]
    [InlineData("peak: 2 x", "shape: diurnla", "WT110", "diurnla")]
    [InlineData("zipf 1.0", "zpif 1.0", "WT110", "zpif 1.0")]
    [InlineData("zipf 1.0", "zipf -1", "WT105", "-1")]
    [InlineData("zipf 1.0", "hot 50 % on 0", "WT109", "0")]
    [InlineData("optimistic, attempts", "optimist, attempts", "WT110", "optimist")]
    [InlineData("2 with jitter", "2 with jiter", "WT110", "with")]
    [InlineData("2 with jitter", "2.5 with jitter", "WT109", "2.5")]
    [InlineData("exp 1 ms", "normal 1 ms", "WT111", "normal")]
    [InlineData("exp 1 ms", "empirical nothing.csv", "WT002", "empirical nothing.csv")]
    [InlineData("exp 1 ms", "1 GB", "WT108", "1 GB")]
    [InlineData("think: exp 30 s", "rate: 1/s", "WT112", "rate")]
    [InlineData("users: 25, think: exp 30 s", "think: exp 30 s", "WT102", "desk")]
    [InlineData("locking: optimistic", "locking: pessimistic", "WT112", "attempts")]
    [InlineData("retry: 2 with jitter", "retry budget: 10 %", "WT112", "10 %")]
    [InlineData("retry: 2 with jitter", "idempotent: perhaps", "WT110", "perhaps")]
    [InlineData("retry: 2 with jitter", "duplicated: 200 %", "WT109", "200 %")]
    [InlineData("retry: 2 with jitter", "hedge: before p95", "WT110", "before")]
    [InlineData("retry: 2 with jitter", "hedge: after p95 at most 0", "WT109", "0")]
    [InlineData("retry: 2 with jitter", "hedge: after 0 s", "WT109", "0 s")]
    [InlineData("retry: 2 with jitter", "breaker: opens at 50 % of 20", "WT110", "20")]
    [InlineData("retry: 2 with jitter", "breaker: opens at 0 % of 20 calls", "WT109", "0 %")]
    [InlineData("retry: 2 with jitter", "breaker: opens at 50 % of 20 calls in 10 apples", "WT107", "apples")]
    [InlineData("retry: 2 with jitter", "bulkhead: 0", "WT109", "0")]
    [InlineData("retry: 2 with jitter", "bulkhead: 20 and 5 sleeping", "WT107", "sleeping")]
    [InlineData("retry: 2 with jitter", "cancel: propagates", "WT112", "propagates")]
    [InlineData("retry: 2 with jitter", "deadline: 0 s", "WT109", "0 s")]
    [InlineData("retry: 2 with jitter", "timeout: exp 0 s", "WT109", "exp 0 s")]
    [InlineData("parallel 2 of 3: [web, web, web]", "parallel 2 of 3: [reply, web, web]", "WT112", "reply")]
    [InlineData("- wait: 5 ms", "- reply: 5 ms", "WT104", "5 ms")]
    [InlineData("retry: 2 with jitter", "retry: 2, retry budget: 110 %", "WT109", "110 %")]
    [InlineData("lock: { chosen: optimistic }", "lock: {}", "WT102", "lock")]
    [InlineData("0.05 USD/GB", "5 GB", "WT108", "5 GB")]
    // Names.
    [InlineData("kind: service", "kind: servce", "WT201", "servce")]
    [InlineData("- web: 1 ms", "- weeb: 1 ms", "WT202", "weeb")]
    [InlineData("reads: mail", "reads: male", "WT202", "male")]
    [InlineData("holds: show", "holds: shw", "WT203", "shw")]
    [InlineData("cache get show", "cache get shw", "WT203", "shw")]
    [InlineData("written by: buy", "written by: 0 x buy", "WT109", "0 x buy")]
    [InlineData("written by: buy", "written by: bye", "WT204", "bye")]
    [InlineData("2 % of browse", "2 % of browze", "WT204", "2 % of browze")]
    [InlineData("2 % of browse", "2 % of desk", "WT112", "2 % of desk")]
    [InlineData("browse p99", "browze p99", "WT204", "browze")]
    [InlineData("cache get show", "cache gte show", "WT205", "gte")]
    [InlineData("- mail send", "- web send", "WT205", "send")]
    [InlineData("grown: {", "grown: { from: grwon,", "WT206", "grwon")]
    [InlineData("2 % of browse", "2 % of buy", "WT207", "2 % of buy")]
    [InlineData("  daily users: 10M\n", "", "WT102", "20/day per user")]
    [InlineData("flush cache", "flush web", "WT208", "flush web")]
    [InlineData("reads: mail", "reads: web", "WT208", "web")]
    [InlineData("- shows write order: { retry: 2 with jitter }", "- shows write order: { on miss: [] }", "WT208", "on miss")]
    [InlineData("cache hit ratio", "shows hit ratio", "WT208", "shows")]
    [InlineData("  web: { kind: service, instances: 4, cores: 4 }", "  web: { kind: service, instances: 4, cores: 4 }\n  a<b: network", "WT113", "a<b")]
    [InlineData("  web: { kind: service, instances: 4, cores: 4 }", "  web: { kind: service, instances: 4, cores: 4 }\n  wait here: network", "WT112", "wait here")]
    // The design as a whole.
    [InlineData("  mail: { kind: queue }", "  mail: { kind: queue }\n  edge: load balancer", "WT301", "edge")]
    [InlineData("buy: 2 % of browse", "buy: 2 % of browse\n  bye: 1/s", "WT302", "bye")]
    [InlineData("  desk: { users: 25, think: exp 30 s }\n", "", "WT303", "desk")]
    [InlineData("- mail send", "- web", "WT303", "send")]
    [InlineData("steps: [web]", "steps: [web, mail send]", "WT304", "send")]
    [InlineData("steps: [web]", "steps: []", "WT305", "send")]
    [InlineData("  order: {", "  token: { keys: 5 }\n  order: {", "WT306", "token")]
    [InlineData("2 % of browse", "0 % of browse", "WT308", "buy")]
    [InlineData("users: 25", "users: 0", "WT308", "desk")]
    [InlineData("  send:\n    reads: mail\n    steps: [web]\n", "", "WT307", "mail")]
    [InlineData("  send:\n", "  copy: { reads: mail, steps: [web] }\n  send:\n", "WT112", "send")]
    [InlineData("buy: 2 % of browse", "buy: 2 % of browse\n  send: 1/s", "WT112", "send")]
    // Steps.
    [InlineData("20 %: [web]", "20 %: [web], 90 %: [web]", "WT109", "choose")]
    [InlineData("parallel 2 of 3", "parallel 4 of 3", "WT109", "4")]
    [InlineData("parallel 2 of 3", "parallel 2 of 4", "WT112", "4")]
    [InlineData("parallel 2 of 3: [web, web, web]", "parallel any: web", "WT104", "web")]
    [InlineData("fan out 10 x", "fan out 1e9 x", "WT109", "1e9 x")]
    [InlineData("fan out 10 x", "fan in 10 x", "WT104", "in")]
    [InlineData("wait: 5 ms", "wait: 5", "WT106", "5")]
    [InlineData("- wait: 5 ms", "- async all: [web]", "WT104", "all")]
    [InlineData("- web: exp 1 ms", "- web: [web]", "WT104", "[web]")]
    [InlineData("- web: exp 1 ms", "- web: exp 1 ms\n      timeout: 5 ms", "WT104", "timeout")]
    [InlineData("shows update show: { locking: optimistic, attempts: 3 }", "shows update", "WT203", "update")]
    // Requirements and experiments.
    [InlineData("browse p99 < 100 ms", "browse p99 < 100", "WT106", "100")]
    [InlineData("browse p99 < 100 ms", "browse p99 100 ms", "WT401", "100")]
    [InlineData("browse p99 < 100 ms", "browse p99 <", "WT401", "<")]
    [InlineData("browse p99 < 100 ms", "browse latency < 100 ms", "WT401", "latency")]
    [InlineData("browse p99 < 100 ms", "browse p99 > 100 ms", "WT401", ">")]
    [InlineData("browse p99 < 100 ms", "p99 < 100 ms", "WT401", "p99")]
    [InlineData("browse p99 < 100 ms", "browse p99 < 50 to 100 ms", "WT401", "50 to 100 ms")]
    [InlineData("browse p99 < 100 ms", "browse p99 back under 100 ms", "WT401", "ms")]
    [InlineData("browse p99 < 100 ms", "recovers within 60 s", "WT401", "recovers within 60 s")]
    [InlineData("browse p99 < 100 ms", "browse cost < 5 USD/month", "WT208", "browse")]
    [InlineData("browse p99 < 100 ms", "{ browse p99: 100 ms }", "WT104", "{ browse p99: 100 ms }")]
    [InlineData("browse p99 < 100 ms", "desk p99 < 4 ms", "WT402", "desk p99 < 4 ms")]
    [InlineData("browse p99 < 100 ms", "browse p99 < 1 ms", "WT402", "browse p99 < 1 ms")]
    [InlineData("ratio >= 10 %", "ratio >= 120 %", "WT109", "120 %")]
    [InlineData("flush cache", "flsh cache", "WT403", "flsh")]
    [InlineData("flush cache", "flush cache now", "WT403", "now")]
    [InlineData("flush cache", "traffic x 5 fro 10 s", "WT107", "fro")]
    [InlineData("flush cache", "traffic browze x 5", "WT204", "browze")]
    [InlineData("flush cache", "kill 5 web", "WT109", "5")]
    [InlineData("flush cache", "kill web", "WT403", "web")]
    [InlineData("flush cache", "hang 120 % of web", "WT109", "120 %")]
    [InlineData("flush cache", "delay web 200 ms", "WT403", "200")]
    [InlineData("flush cache", "delay web by 200", "WT106", "200")]
    [InlineData("flush cache", "lose 1 % of web", "WT403", "web")]
    [InlineData("flush cache", "duplicate 5 % of browze", "WT204", "browze")]
    [InlineData("flush cache", "set clock of web back by 500 ms", "WT208", "set clock of web back by 500 ms")]
    [InlineData("flush cache", "fail 200 % of web", "WT109", "200 %")]
    [InlineData("at 60 s", "at 60", "WT106", "60")]
    [InlineData("    at 60 s: flush cache\n    at 90 s: kill 2 web for 10 s\n", "", "WT403", "flush")]
    [InlineData("    expect: browse errors", "    length: 80 s\n    expect: browse errors", "WT112", "kill 2 web for 10 s")]
    // The file itself.
    [InlineData("title: Shop", "title: 'Shop", "WT005", null)]
    [InlineData("title: Shop", "title Shop", "WT005", "title Shop")]
    [InlineData("requirements:\n", "requirements\n", "WT005", "requirements")]
    [InlineData("title: Shop", "\ttitle: Shop", "WT005", "\t")]
    [InlineData("prices: { egress: 0.05 USD/GB }", "prices: {}\n---\ndesign: two", "WT005", "---")]
    [InlineData("title: Shop", "title: *shop", "WT005", "*shop")]
    [InlineData("cache: { kind: cache, memory: 64 GB, holds: show }", "cache: {{ kind: cache, memory: 64 GB, holds: show }", "WT005", "{")]
    [InlineData("title: Shop", "<<: Shop", "WT101", "<<")]
    public void ReadText_OneMistake_IsReportedOnceAtTheOffendingText(string good, string bad, string code, string? underlined)
    {
        var at = Good.IndexOf(good, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{good}' is not in the design");
        var text = Good[..at] + bad + Good[(at + good.Length)..];
        var reading = DesignReader.ReadText(text, "shop.yaml");
        var diagnostic = reading.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe(code, diagnostic.Message);
        (reading.Design is null).ShouldBe(diagnostic.Severity == Severity.Error);
        diagnostic.Message.ShouldEndWith(diagnostic.Message.EndsWith(')') ? ".)" : ".");
        diagnostic.Remedy.ShouldNotBeNullOrWhiteSpace();
        if (underlined is not null)
        {
            text.Split('\n')[diagnostic.Where.Line - 1].Substring(diagnostic.Where.Column - 1, diagnostic.Where.Length).ShouldBe(underlined);
        }
    }

    [Fact]
    public void ReadText_ManyMistakes_AreAllReported()
    {
        var text = Good.Replace("tit", "tti").Replace("kind: service", "kind: servce").Replace("cache get show", "cache gte show").Replace("timeout: 50 ms", "timeout: 50").Replace("browse p99", "browze p99").Replace("flush cache", "flsh cache");
        DesignReader.ReadText(text, "shop.yaml").Diagnostics.Select(d => d.Code).Order(StringComparer.Ordinal)
            .ShouldBe(["WT101", "WT106", "WT201", "WT204", "WT205", "WT403"]);
    }
}
