namespace TelOS.Runtime.Tests.Results;

public sealed class ResultTests
{
    private enum Failure
    {
        Unsupported = 0,
        Busy = 1,
    }

    [Fact]
    public void A_value_and_an_error_convert_to_a_result()
    {
        Result<int, Failure> ok = 5;
        Result<int, Failure> failed = Failure.Busy;

        Assert.True(ok.IsOk);
        Assert.Equal(5, ok.Value);
        Assert.True(failed.IsError);
        Assert.Equal(Failure.Busy, failed.Error);
        Assert.True(ok.TryGetValue(out var value, out _));
        Assert.Equal(5, value);
        Assert.False(failed.TryGetValue(out _, out var error));
        Assert.Equal(Failure.Busy, error);
    }

    [Fact]
    public void The_value_of_a_failure_throws_and_names_the_error()
    {
        Result<int, Failure> failed = Failure.Busy;
        Result<int, Failure> ok = 5;

        Assert.Contains("Busy", Assert.Throws<InvalidOperationException>(() => failed.Value).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ok.Error);
    }

    [Fact]
    public void The_default_is_the_error_of_a_server_that_is_too_old() =>
        Assert.Equal(Failure.Unsupported, default(Result<int, Failure>).Error);

    [Fact]
    public void Results_are_equal_by_their_content()
    {
        Result<int, Failure> five = 5;
        Result<int, Failure> busy = Failure.Busy;

        Assert.True(five == Result.Ok<int, Failure>(5));
        Assert.True(five != Result.Ok<int, Failure>(6));
        Assert.False(five == busy);
        Assert.Equal(busy, Result.Error<int, Failure>(Failure.Busy));
        Assert.Equal(five.GetHashCode(), Result.Ok<int, Failure>(5).GetHashCode());
        Assert.Equal("Ok(5)", five.ToString());
        Assert.Equal("Error(Busy)", busy.ToString());
    }

    [Fact]
    public void A_result_can_be_matched_and_mapped()
    {
        Result<int, Failure> five = 5;
        Result<int, Failure> busy = Failure.Busy;

        Assert.Equal("5", five.Match(static value => $"{value}", static error => $"{error}"));
        Assert.Equal("Busy", busy.Match(static value => $"{value}", static error => $"{error}"));
        Assert.Equal("5!", five.Map(static value => $"{value}!").Value);
        Assert.Equal(Failure.Busy, busy.Map(static value => $"{value}!").Error);
    }

    [Fact]
    public void A_call_without_a_value_succeeds_with_Ok()
    {
        Result<Ok, Failure> done = Ok.Value;
        Assert.True(done.IsOk);
    }
}
