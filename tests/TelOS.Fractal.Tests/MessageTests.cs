namespace TelOS.Fractal.Tests;

public sealed class MessageTests : IDisposable
{
    private readonly SampleStore _store = new();
    private readonly LivingImage _image;
    private readonly ImageTransaction _t;

    public MessageTests()
    {
        MethodDictionary methods = new()
        {
            ["shape.area"] = static call => call.Receiver.Send("width").AsInteger() * call.Receiver.Send("height").AsInteger(),
            ["shape.scale"] = static call =>
            {
                call.Receiver["width"] = call.Receiver.Send("width").AsInteger() * call.Arguments[0].AsInteger();
                return call.Receiver;
            },
            ["named.describe"] = static call => $"{call.Receiver["name"].AsText()}@{call.Holder["name"].AsText()}",
            ["louder.describe"] = static call => call.Resend().AsText() + "!",
            ["endless"] = static call => call.Receiver.Send("endless"),
            ["learn"] = static call =>
            {
                call.Receiver[call.Selector] = Value.Method("learned");
                return call.Retry();
            },
            ["learned"] = static call => $"{call.Selector}/{call.Arguments.Length}",
            ["refuse"] = static call => call.Retry(),
            ["loud.learn"] = static call => call.Resend().AsText().ToUpperInvariant(),
        };
        _image = _store.Open(new ImageOptions { Methods = methods });
        _t = _image.BeginWrite();
    }

    public void Dispose()
    {
        _t.Dispose();
        _image.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void A_message_runs_the_method_of_a_parent_with_the_receiver_as_self()
    {
        ImageObject shape = _t.Create(("area", Value.Method("shape.area")), ("height", 2));
        ImageObject square = _t.Create(("parent*", shape), ("width", 21));

        Assert.Equal(42, square.Send("area").AsInteger());
        Assert.Equal(42 * 2, square.Send("area").AsInteger() * 2);
    }

    [Fact]
    public void A_method_takes_arguments_and_changes_its_receiver_not_its_parent()
    {
        ImageObject shape = _t.Create(("scale", Value.Method("shape.scale")), ("width", 3));
        ImageObject square = _t.Create(("parent*", shape));

        Assert.Equal(square.Id, square.Send("scale", 5).AsReference());

        Assert.Equal(15, square["width"].AsInteger());
        Assert.Equal(3, shape["width"].AsInteger());
    }

    [Fact]
    public void A_slot_with_a_value_answers_a_message_and_takes_no_arguments()
    {
        ImageObject o = _t.Create(("x", 7));

        Assert.Equal(7, o.Send("x").AsInteger());
        Assert.Throws<ArgumentException>(() => o.Send("x", 1));
    }

    [Fact]
    public void Parents_are_asked_depth_first_in_the_order_of_their_slots_names()
    {
        ImageObject deep = _t.Create(("x", "deep"));
        ImageObject first = _t.Create(("parent*", deep));
        ImageObject second = _t.Create(("x", "second"), ("y", "second"));
        ImageObject third = _t.Create(("y", "third"), ("z", "third"));
        ImageObject o = _t.Create(("b*", Value.List([second, third])), ("a*", first), ("c", third));

        Assert.Equal("deep", o.Lookup("x").AsText());
        Assert.Equal("second", o.Lookup("y").AsText());
        Assert.Equal("third", o.Lookup("z").AsText());
        Assert.Equal([first, second, third], o.Parents);
        Assert.True(o["x"].IsNull);
        Assert.True(o.TryLookup("x", out _, out ImageObject? holder));
        Assert.Same(deep, holder);
    }

    [Fact]
    public void Parents_that_change_are_seen_at_once()
    {
        ImageObject one = _t.Create(("x", 1));
        ImageObject two = _t.Create(("x", 2));
        ImageObject o = _t.Create(("parent*", one));
        Assert.Equal(1, o.Lookup("x").AsInteger());
        o["parent*"] = two;
        Assert.Equal(2, o.Lookup("x").AsInteger());
        o["parent*"] = _t.Create(("parent*", o.Clone()));
        Assert.Equal(2, o.Lookup("x").AsInteger());
        Assert.True(o.Remove("parent*"));
        Assert.True(o.Lookup("x").IsNull);
    }

    [Fact]
    public void A_cycle_of_parents_ends()
    {
        ImageObject a = _t.Create();
        ImageObject b = _t.Create(("parent*", a), ("x", 1));
        ImageObject c = _t.Create(("parent*", b), ("self*", Value.Null));
        a["parent*"] = c;
        c["self*"] = c;

        Assert.Equal(1, a.Lookup("x").AsInteger());
        Assert.True(a.Lookup("nothing").IsNull);
        Assert.Throws<MessageNotUnderstoodException>(() => a.Send("nothing"));
    }

    [Fact]
    public void A_chain_of_ten_thousand_parents_needs_no_stack()
    {
        ImageObject last = _t.Create(("x", 1));
        ImageObject first = last;
        for (int i = 0; i < 10_000; i++)
        {
            first = _t.Create(("parent*", first));
        }

        Assert.Equal(1, first.Lookup("x").AsInteger());
    }

    [Fact]
    public void Resend_goes_on_above_the_holder_for_the_same_receiver()
    {
        ImageObject named = _t.Create(("describe", Value.Method("named.describe")), ("name", "named"));
        ImageObject louder = _t.Create(("describe", Value.Method("louder.describe")), ("parent*", named), ("name", "louder"));
        ImageObject loudest = _t.Create(("describe", Value.Method("louder.describe")), ("parent*", louder), ("name", "loudest"));
        ImageObject o = _t.Create(("parent*", loudest), ("name", "o"));

        Assert.Equal("o@named!!", o.Send("describe").AsText());
        Assert.Throws<MessageNotUnderstoodException>(() => _t.Create(("describe", Value.Method("louder.describe"))).Send("describe"));
    }

    [Fact]
    public void What_is_not_understood_may_be_learned_and_is_committed_with_the_rest()
    {
        ImageObject traits = _t.Create(("doesNotUnderstand", Value.Method("learn")));
        ImageObject o = _t.RootOrNew("o");
        o["parent*"] = traits;

        Assert.Equal("greet/2", o.Send("greet", 1, 2).AsText());

        Assert.Equal("learned", o["greet"].AsMethod());
        _t.Commit();
        using ImageTransaction reader = _image.BeginRead();
        Assert.Equal("greet/0", reader.Root("o").Send("greet").AsText());
    }

    [Fact]
    public void What_was_learned_in_a_transaction_that_is_rolled_back_was_never_learned()
    {
        _t.RootOrNew("o")["doesNotUnderstand"] = Value.Method("learn");
        _t.Commit();
        using (ImageTransaction attempt = _image.BeginWrite())
        {
            Assert.Equal("greet/0", attempt.Root("o").Send("greet").AsText());
        }

        Assert.False(_image.Read(t => t.Root("o").Has("greet")));
    }

    [Fact]
    public void A_handler_that_does_not_help_is_an_error_and_one_may_resend_to_another()
    {
        ImageObject traits = _t.Create(("doesNotUnderstand", Value.Method("learn")));
        Assert.Throws<MessageNotUnderstoodException>(() => _t.Create(("doesNotUnderstand", Value.Method("refuse"))).Send("greet"));
        Assert.Equal("GREET/1", _t.Create(("doesNotUnderstand", Value.Method("loud.learn")), ("parent*", traits)).Send("greet", 1).AsText());
    }

    [Fact]
    public void The_program_may_take_up_what_no_object_does()
    {
        List<string> heard = [];
        using LivingImage image = _store.Open(new ImageOptions
        {
            DoesNotUnderstand = call =>
            {
                heard.Add(call.Selector);
                call.Receiver[call.Selector] = call.Arguments[0];
                return call.Receiver.Send(call.Selector);
            },
        });
        using ImageTransaction transaction = image.BeginWrite();
        Assert.Equal(5, transaction.Create().Send("five", 5).AsInteger());
        Assert.Equal(["five"], heard);
    }

    [Fact]
    public void A_method_that_the_program_does_not_supply_is_named()
    {
        MessageNotUnderstoodException error = Assert.Throws<MessageNotUnderstoodException>(() => _t.Create(("run", Value.Method("not.here"))).Send("run"));

        Assert.Contains("not.here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_in_answer_to_each_other_without_end_are_stopped()
    {
        ImageObject o = _t.Create(("endless", Value.Method("endless")), ("x", 1));

        Assert.Throws<InvalidOperationException>(() => o.Send("endless"));
        Assert.Equal(1, o.Send("x").AsInteger());
    }

    [Fact]
    public void A_clone_has_the_slots_under_a_new_identity_and_a_life_of_its_own()
    {
        ImageObject original = _t.Create(("x", 1), ("friend", _t.Create()));
        original.Relate(RelationKind.IsA, original.Follow("friend")!);
        ImageObject clone = original.Clone();

        Assert.NotEqual(original.Id, clone.Id);
        Assert.Equal(original["friend"], clone["friend"]);
        Assert.Empty(clone.Related(RelationKind.IsA));
        clone["x"] = 2;
        original["y"] = 3;
        Assert.Equal(1, original["x"].AsInteger());
        Assert.False(clone.Has("y"));
    }
}
