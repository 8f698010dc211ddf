using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Relations;

public class RelationTests
{
    [Theory]
    [InlineData("10 x shorten", "10 x", "shorten")]
    [InlineData("2.5x shorten", "2.5 x", "shorten")]
    [InlineData("10 × shorten", "10 x", "shorten")]
    [InlineData("5 x to 10 x shorten", "5 to 10 x", "shorten")]
    [InlineData("5 to 10 x x-ray", "5 to 10 x", "x-ray")]
    [InlineData("20 % of urls", "20 %", "urls")]
    [InlineData("20 % of page of posts", "20 %", "page of posts")]
    [InlineData("2/day per user", "2/day", "user")]
    [InlineData("2 per day per user", "2/day", "user")]
    [InlineData("1 per order", "1", "order")]
    [InlineData("1 to 3 per order line", "1 to 3", "order line")]
    [InlineData("300 B per url", "300 B", "url")]
    [InlineData("5 USD per user", "5 USD", "user")]
    public void TryParse_Relation_GivesAmountAndSubject(string text, string amount, string subject)
    {
        Relation.TryParse(text, out var relation, out var problem).ShouldBeTrue(problem.Message);
        relation.ShouldBe(new Relation(Quantity.Parse(amount), subject));
        Relation.TryParse(relation.ToString(), out var again, out _).ShouldBeTrue(relation.ToString());
        again.ShouldBe(relation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("shorten")]
    [InlineData("5 ms")]
    [InlineData("10 x")]
    [InlineData("5 per day")]
    [InlineData("5 per 30 days")]
    [InlineData("5 USD per 1M requests")]
    [InlineData("5 of urls")]
    [InlineData("20 % per order")]
    [InlineData("10 x 7up")]
    [InlineData("10 y per order")]
    public void TryParse_NoRelation_SaysSo(string text)
    {
        Relation.TryParse(text, out _, out var problem).ShouldBeFalse();
        AnyText.AssertPointsInside(text, problem);
    }

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndRoundTrips()
    {
        var random = new Random(Seed.Value);
        var parsed = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = AnyText.Next(random);
            if (!Relation.TryParse(text, out var relation, out var problem))
            {
                AnyText.AssertPointsInside(text, problem);
                continue;
            }

            parsed++;
            Relation.TryParse(relation.ToString(), out var again, out _).ShouldBeTrue($"'{text}' → '{relation}', seed {Seed.Value}");
            again.ShouldBe(relation);
        }

        parsed.ShouldBeInRange(1_000, 99_000);
    }
}
